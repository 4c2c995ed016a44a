package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Deadline;
import fr.conciergerie.insertion.PersonLine;
import fr.conciergerie.web.ui.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that needs a look, because a day comes near. */
public record Todo(Kind kind, PersonLine person, LocalDate on, Deadline deadline) {

    /** What happens on that day. */
    public enum Kind {
        PASS_ENDS,
        CONTRACT_ENDS,
        INTERVIEW
    }

    /** What to do first, nearest day first: PASS a year ahead, contracts half a year, interviews when they are due. */
    static List<Todo> of(List<PersonLine> people, LocalDate today) {
        return all(people, today).stream()
                .filter(it -> switch (it.kind()) {
                    case PASS_ENDS -> it.deadline() != Deadline.FAR;
                    case CONTRACT_ENDS -> it.deadline() != Deadline.FAR && it.deadline() != Deadline.TWELVE_MONTHS;
                    case INTERVIEW -> !it.on().isAfter(today.plusDays(7));
                })
                .toList();
    }

    /** Every day that is known, those of the past included. */
    static List<Todo> all(List<PersonLine> people, LocalDate today) {
        var todos = new ArrayList<Todo>();
        for (var person : people) {
            add(todos, Kind.PASS_ENDS, person, person.passEnd(), today);
            add(todos, Kind.CONTRACT_ENDS, person, person.contractEnd(), today);
            add(todos, Kind.INTERVIEW, person, person.nextInterview(), today);
        }
        todos.sort(Comparator.comparing(Todo::on).thenComparing(Todo::kind));
        return todos;
    }

    private static void add(List<Todo> todos, Kind kind, PersonLine person, @Nullable LocalDate on, LocalDate today) {
        if (on != null) {
            todos.add(new Todo(kind, person, on, Deadline.of(on, today)));
        }
    }

    public Tone tone() {
        return switch (deadline) {
            case OVER -> Tone.BAD;
            case THREE_MONTHS -> Tone.WARN;
            case SIX_MONTHS, TWELVE_MONTHS, FAR -> Tone.CALM;
        };
    }

    /** An appointment within days needs no word about months. */
    public boolean saysDeadline() {
        return kind != Kind.INTERVIEW || deadline == Deadline.OVER;
    }

    public String icon() {
        return switch (kind) {
            case PASS_ENDS -> "hourglass-split";
            case CONTRACT_ENDS -> "file-earmark-text";
            case INTERVIEW -> "chat-dots";
        };
    }
}
