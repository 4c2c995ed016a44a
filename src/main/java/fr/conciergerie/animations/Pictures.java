package fr.conciergerie.animations;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.pictures.Picture;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The pictures of events. Whoever sees an event sees its picture, and nobody else; what is announced for all, everybody. It can be
 * taken away at any time, also when the event is over: somebody may not want to be seen on it.
 */
@Service
@Transactional
public class Pictures {

    private final PictureRepository pictures;
    private final AnimationRepository animations;
    private final Clock clock;

    Pictures(PictureRepository pictures, AnimationRepository animations, Clock clock) {
        this.pictures = pictures;
        this.animations = animations;
        this.clock = clock;
    }

    /** The picture as a JPEG, for somebody who sees the event. */
    @Transactional(readOnly = true)
    public byte[] jpeg(AnimationId animation) {
        return pictures.jpeg(animation).orElseThrow(() -> none(animation));
    }

    /**
     * Shows a picture in the place of the one that was there.
     *
     * @param days the event and the other days of its series that show it too, each as it was read; all of them or none
     * @param upload a JPEG, a PNG or a WebP; what is kept is drawn anew
     * @param actor who answers for it that nobody can be recognised on it, or that everybody who can agrees
     */
    public void show(Actor actor, Map<AnimationId, Integer> days, byte[] upload, PictureWords words) {
        var picture = Picture.photo(upload);
        var now = clock.instant();
        days.forEach((id, version) -> {
            change(id, version, it -> it.change(it.details(), now));
            pictures.save(id, picture, words, actor.account(), now);
        });
    }

    /** Says something else of the picture that is there. */
    public void describe(Map<AnimationId, Integer> days, PictureWords words) {
        var now = clock.instant();
        days.forEach((id, version) -> {
            change(id, version, it -> it.change(it.details(), now));
            if (!pictures.describe(id, words)) {
                throw none(id);
            }
        });
    }

    public void remove(Map<AnimationId, Integer> days) {
        days.forEach((id, version) -> {
            change(id, version, UnaryOperator.identity());
            pictures.delete(id);
        });
    }

    private void change(AnimationId id, int version, UnaryOperator<Animation> step) {
        animations.update(step.apply(animations.lock(id).readAs(version)), clock.instant());
    }

    private static NotFound none(AnimationId id) {
        return new NotFound("picture of animation " + id);
    }
}
