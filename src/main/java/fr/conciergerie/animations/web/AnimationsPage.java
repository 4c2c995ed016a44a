package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.AnimationWaitingView;
import fr.conciergerie.animations.Registrations.Mine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What takes place at a member's sites, and what they come to.
 *
 * @param mine what they come to, soonest first
 * @param past what they came to, latest first
 * @param waited what they wait for, soonest first
 * @param days what there is, by the day on which it begins
 * @param registered what they come to, by key
 */
public record AnimationsPage(
        List<Mine> mine,
        List<Mine> past,
        List<Waited> waited,
        SortedMap<LocalDate, List<AnimationView>> days,
        Set<AnimationId> registered,
        Instant now) {

    /** An animation and somebody's place on its waiting list. */
    public record Waited(AnimationView animation, AnimationWaitingView entry) {}
}
