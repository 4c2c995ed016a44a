package fr.conciergerie.demo;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AttendanceNoted;
import fr.conciergerie.animations.RegistrationStatus;
import fr.conciergerie.animations.RegistrationView;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.animations.Times;
import fr.conciergerie.opinions.AnimationOpinions;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.opinions.Score;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.reporting.Sentences;
import fr.conciergerie.reporting.Sentences.Sentence;
import fr.conciergerie.reporting.WhyKeptBack;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What those who came to an event of the demonstration think of it, and what the manager shows the client of that. */
@Component
class DemoOpinions {

    private static final List<Thought> THOUGHTS = List.of(
            new Thought(10, "Deux minutes à la pause, et l’armoire est vide."),
            new Thought(9, ""),
            new Thought(8, "J’aurais aimé savoir ce que deviennent les manteaux."),
            new Thought(10, "À refaire au printemps !"),
            new Thought(6, "La dame de l’accueil du deuxième n’a rien apporté."),
            new Thought(9, ""),
            new Thought(7, "Il manquait des cintres."));

    private static final List<String> SHOWN =
            List.of("Deux minutes à la pause, et l’armoire est vide.", "À refaire au printemps !");
    private static final String ABOUT_SOMEBODY = "La dame de l’accueil du deuxième n’a rien apporté.";
    private static final int MOST = 100;

    private final Registrations registrations;
    private final AnimationOpinions animationOpinions;
    private final Opinions opinions;
    private final Sentences sentences;

    DemoOpinions(
            Registrations registrations, AnimationOpinions animationOpinions, Opinions opinions, Sentences sentences) {
        this.registrations = registrations;
        this.animationOpinions = animationOpinions;
        this.opinions = opinions;
        this.sentences = sentences;
    }

    /** @param sentence empty where somebody gave a score alone */
    private record Thought(int score, String sentence) {}

    /** Asked at its end, answered a day later. */
    void load(Actor concierge, AnimationId animation, Times times) {
        var came = registrations.of(concierge, animation).stream()
                .filter(it -> it.status() == RegistrationStatus.ATTENDED)
                .limit(THOUGHTS.size())
                .toList();
        for (int i = 0; i < came.size(); i++) {
            answer(came.get(i), THOUGHTS.get(i), times);
        }
        for (var sentence : sentences.list(null, null, MOST).items()) {
            if (SHOWN.contains(sentence.text())) {
                sentences.show(sentence.id());
            } else if (isAboutSomebody(sentence)) {
                sentences.keepBack(sentence.id(), WhyKeptBack.NAMES_SOMEBODY);
            }
        }
    }

    private void answer(RegistrationView who, Thought thought, Times times) {
        var member = Objects.requireNonNull(who.member());
        TravellingClock.at(
                times.endsAt(),
                () -> animationOpinions.heard(new AttendanceNoted(
                        Tenant.require(), who.animation(), who.id(), true, times.endsAt(), times.endsAt())));
        TravellingClock.at(times.endsAt().plus(Duration.ofDays(1)), () -> answer(member, thought));
    }

    private void answer(MemberId member, Thought thought) {
        opinions.open(member)
                .ifPresent(it -> opinions.answer(member, it.id(), new Score(thought.score()), thought.sentence()));
    }

    private static boolean isAboutSomebody(Sentence sentence) {
        return sentence.text().equals(ABOUT_SOMEBODY);
    }
}
