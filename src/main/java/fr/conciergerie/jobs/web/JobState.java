package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/** Where a job stands for the partner who has it, or had it. */
public enum JobState {
    TO_ANSWER(Tone.WARN),
    /** They suggested something else and wait for the answer. */
    WAITING(Tone.CALM),
    UNDER_WAY(Tone.BUSY),
    DONE(Tone.GOOD),
    REFUSED(Tone.CALM),
    TAKEN_BACK(Tone.CALM);

    private final Tone tone;

    JobState(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** @param outcome how the job ended; null while it is open, and only then does the line speak of this job */
    static JobState of(@Nullable String outcome, LineStatus line) {
        return switch (outcome) {
            case "DONE" -> DONE;
            case "REFUSED" -> REFUSED;
            case "TAKEN_BACK" -> TAKEN_BACK;
            case null, default ->
                switch (line) {
                    case WITH_PARTNER -> TO_ANSWER;
                    case PROPOSED -> WAITING;
                    case REQUESTED,
                            CONFIRMED,
                            DEPOSITED,
                            ACCEPTED,
                            REFUSED,
                            COMPLETED,
                            READY,
                            COLLECTED,
                            UNTREATED,
                            RETURNED_UNTREATED,
                            CANCELLED,
                            WITHDRAWN,
                            INCIDENT,
                            LOST -> UNDER_WAY;
                };
        };
    }
}
