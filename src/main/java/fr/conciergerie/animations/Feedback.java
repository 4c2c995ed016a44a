package fr.conciergerie.animations;

import fr.conciergerie.organisations.OrganisationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What those who came think of animations. Whoever asks them contributes it. */
public interface Feedback {

    /** All that was answered about an animation, for whoever manages it; empty while nobody has answered. */
    Optional<Said> of(AnimationId animation);

    /** Of some animations, as far as an organisation is told what its people said: nothing of fewer than five answers. */
    Map<AnimationId, Said> told(Collection<AnimationId> animations, OrganisationId organisation);

    /**
     * What was said.
     *
     * @param answers how many; for an organisation so many at least, by fives
     * @param score their mean, from 0 to 10; for an organisation in whole points, so that no answer is told by what it moved
     * @param sentences for an organisation those that the manager chose to show
     */
    record Said(long answers, double score, List<String> sentences) {

        public Said {
            sentences = List.copyOf(sentences);
        }
    }
}
