package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.Registrations.Mine;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What takes place at a member's sites, and what they come to.
 *
 * @param mine what they come to, soonest first
 * @param past what they came to, latest first
 * @param days what there is, by the day on which it begins
 * @param registered what they come to, by key
 */
public record AnimationsPage(
        List<Mine> mine,
        List<Mine> past,
        SortedMap<LocalDate, List<AnimationView>> days,
        Set<AnimationId> registered) {}
