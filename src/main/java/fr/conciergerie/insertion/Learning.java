package fr.conciergerie.insertion;

import java.time.LocalDate;
import java.util.UUID;

/** Something learnt: at school, in another house, or at work. */
public record Learning(
        UUID id, Kind kind, String title, LocalDate startsOn, LocalDate endsOn, int minutes, int version) {

    /** Where it is learnt. */
    public enum Kind {
        TRAINING,
        /** <i>Période de mise en situation en milieu professionnel</i>. */
        IMMERSION,
        SKILL
    }
}
