package fr.conciergerie.insertion.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.insertion.Absence;
import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.Exit;
import fr.conciergerie.insertion.ExitFamily;
import fr.conciergerie.insertion.Learning;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonId;
import fr.conciergerie.insertion.ProlongationRule;
import fr.conciergerie.insertion.web.EntryPage.Field;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be written into a file: its questions, and what is done with the answers. */
enum Entry {
    PASS("passes", "insertion.entry.pass", "insertion.entry.pass-lead"),
    SUSPENSION("suspensions", "insertion.entry.suspension", "insertion.entry.suspension-lead"),
    PROLONGATION("prolongations", "insertion.entry.prolongation", "insertion.entry.prolongation-lead"),
    CONTRACT("contracts", "insertion.entry.contract", "insertion.entry.contract-lead"),
    ABSENCE("absences", "insertion.entry.absence", "insertion.entry.absence-lead"),
    LEARNING("learnings", "insertion.entry.learning", ""),
    INTERVIEW("interviews", "insertion.entry.interview", "insertion.entry.interview-lead"),
    GOAL("goals", "insertion.entry.goal", ""),
    EXIT("exit", "insertion.entry.exit", "insertion.entry.exit-lead");

    private final String segment;
    private final String title;
    private final String lead;

    Entry(String segment, String title, String lead) {
        this.segment = segment;
        this.title = title;
        this.lead = lead;
    }

    static Entry ofSegment(String segment) {
        return Arrays.stream(values())
                .filter(it -> it.segment.equals(segment))
                .findFirst()
                .orElseThrow();
    }

    String segment() {
        return segment;
    }

    String title() {
        return title;
    }

    String lead() {
        return lead;
    }

    List<Field> fields(Map<String, String> typed, LocalDate today) {
        String now = today.toString();
        return switch (this) {
            case PASS ->
                List.of(
                        Field.text(
                                "number",
                                "insertion.field.pass-number",
                                of(typed, "number"),
                                "insertion.field.pass-number-hint",
                                true,
                                20),
                        Field.day("startsOn", "insertion.field.starts-on", of(typed, "startsOn"), true));
            case SUSPENSION ->
                List.of(
                        Field.day("startsOn", "insertion.field.starts-on", of(typed, "startsOn"), true),
                        Field.day("endsOn", "insertion.field.ends-on", of(typed, "endsOn"), true),
                        Field.choice(
                                "reason",
                                "insertion.field.reason",
                                of(typed, "reason"),
                                "",
                                choices("insertion.suspension.", SuspensionReason.values())));
            case PROLONGATION ->
                List.of(
                        Field.day("endsOn", "insertion.field.new-end", of(typed, "endsOn"), true),
                        Field.choice(
                                "reason",
                                "insertion.field.rule",
                                of(typed, "reason"),
                                "insertion.field.rule-hint",
                                choices(
                                        "insertion.rule.",
                                        ProlongationRule.Reason.PERMANENT_57,
                                        ProlongationRule.Reason.TRAINING_END,
                                        ProlongationRule.Reason.DISABILITY,
                                        ProlongationRule.Reason.SENIOR_50)),
                        Field.text(
                                "decidedBy",
                                "insertion.field.decided-by",
                                of(typed, "decidedBy"),
                                "insertion.field.decided-by-hint",
                                true,
                                120));
            case CONTRACT ->
                List.of(
                        Field.choice(
                                "kind",
                                "insertion.field.contract-kind",
                                orElse(typed, "kind", "CDDI"),
                                "",
                                choices("insertion.contract.", Contract.Kind.values())),
                        Field.choice(
                                "renewal",
                                "insertion.field.renewal",
                                orElse(typed, "renewal", "false"),
                                "",
                                List.of(
                                        new Choice("false", "insertion.field.first-contract"),
                                        new Choice("true", "insertion.field.renewed-contract"))),
                        Field.day("startsOn", "insertion.field.starts-on", of(typed, "startsOn"), true),
                        Field.day("endsOn", "insertion.field.ends-on", of(typed, "endsOn"), false),
                        Field.text(
                                "weekly",
                                "insertion.field.weekly",
                                orElse(typed, "weekly", "26"),
                                "insertion.field.hours-hint",
                                true,
                                8));
            case ABSENCE ->
                List.of(
                        Field.choice(
                                "kind",
                                "insertion.field.absence-kind",
                                of(typed, "kind"),
                                "",
                                choices("insertion.absence.", Absence.Kind.values())),
                        Field.day("startsOn", "insertion.field.first-day", orElse(typed, "startsOn", now), true),
                        Field.day("endsOn", "insertion.field.last-day", orElse(typed, "endsOn", now), true));
            case LEARNING ->
                List.of(
                        Field.choice(
                                "kind",
                                "insertion.field.learning-kind",
                                of(typed, "kind"),
                                "",
                                choices("insertion.learning.", Learning.Kind.values())),
                        Field.text(
                                "title",
                                "insertion.field.title",
                                of(typed, "title"),
                                "insertion.field.title-hint",
                                true,
                                200),
                        Field.day("startsOn", "insertion.field.first-day", orElse(typed, "startsOn", now), true),
                        Field.day("endsOn", "insertion.field.last-day", orElse(typed, "endsOn", now), true),
                        Field.text(
                                "hours",
                                "insertion.field.hours",
                                of(typed, "hours"),
                                "insertion.field.hours-hint",
                                false,
                                8));
            case INTERVIEW ->
                List.of(
                        Field.day("heldOn", "insertion.field.held-on", orElse(typed, "heldOn", now), true),
                        Field.words(
                                "note", "insertion.field.note", of(typed, "note"), "insertion.field.note-hint", 2_000),
                        Field.day("nextOn", "insertion.field.next-on", of(typed, "nextOn"), false));
            case GOAL ->
                List.of(
                        Field.text(
                                "text",
                                "insertion.field.goal",
                                of(typed, "text"),
                                "insertion.field.goal-hint",
                                true,
                                200),
                        Field.day("setOn", "insertion.field.set-on", orElse(typed, "setOn", now), true),
                        Field.day("dueOn", "insertion.field.due-on", of(typed, "dueOn"), false));
            case EXIT ->
                List.of(
                        Field.day("on", "insertion.field.exit-on", orElse(typed, "on", now), true),
                        Field.choice(
                                "family",
                                "insertion.field.family",
                                of(typed, "family"),
                                "",
                                choices("insertion.family.", ExitFamily.values())),
                        Field.text(
                                "proof",
                                "insertion.field.proof",
                                of(typed, "proof"),
                                "insertion.field.proof-hint",
                                true,
                                200));
        };
    }

    /** What was read, ready to be written. */
    interface Answers {
        Optional<ProlongationRule.Doubt> write(People people, PersonId person);
    }

    Answers read(Typed typed) {
        return switch (this) {
            case PASS -> {
                var startsOn = typed.requiredDay("startsOn");
                yield doing((people, person) -> people.addPass(person, typed.text("number"), requireNonNull(startsOn)));
            }
            case SUSPENSION -> {
                var startsOn = typed.requiredDay("startsOn");
                var endsOn = typed.requiredDay("endsOn");
                var reason = typed.choice(SuspensionReason.class, "reason");
                yield doing((people, person) -> people.suspend(
                        person, requireNonNull(startsOn), requireNonNull(endsOn), requireNonNull(reason)));
            }
            case PROLONGATION -> {
                var endsOn = typed.requiredDay("endsOn");
                var reason = typed.choice(ProlongationRule.Reason.class, "reason");
                yield (people, person) ->
                        people.prolong(person, requireNonNull(endsOn), requireNonNull(reason), typed.text("decidedBy"));
            }
            case CONTRACT -> {
                var kind = typed.choice(Contract.Kind.class, "kind");
                var startsOn = typed.requiredDay("startsOn");
                var endsOn = typed.day("endsOn");
                var weekly = typed.minutes("weekly");
                yield doing((people, person) -> people.addContract(
                        person,
                        requireNonNull(kind),
                        requireNonNull(startsOn),
                        endsOn,
                        requireNonNull(weekly),
                        typed.text("renewal").equals("true")));
            }
            case ABSENCE -> {
                var kind = typed.choice(Absence.Kind.class, "kind");
                var startsOn = typed.requiredDay("startsOn");
                var endsOn = typed.requiredDay("endsOn");
                yield doing((people, person) -> people.addAbsence(
                        person, requireNonNull(kind), requireNonNull(startsOn), requireNonNull(endsOn)));
            }
            case LEARNING -> {
                var kind = typed.choice(Learning.Kind.class, "kind");
                var startsOn = typed.requiredDay("startsOn");
                var endsOn = typed.requiredDay("endsOn");
                var minutes = typed.text("hours").isEmpty() ? Integer.valueOf(0) : typed.minutes("hours");
                yield doing((people, person) -> people.addLearning(
                        person,
                        requireNonNull(kind),
                        typed.text("title"),
                        requireNonNull(startsOn),
                        requireNonNull(endsOn),
                        requireNonNull(minutes)));
            }
            case INTERVIEW -> {
                var heldOn = typed.requiredDay("heldOn");
                var nextOn = typed.day("nextOn");
                yield doing((people, person) ->
                        people.addInterview(person, requireNonNull(heldOn), typed.text("note"), nextOn));
            }
            case GOAL -> {
                var setOn = typed.requiredDay("setOn");
                var dueOn = typed.day("dueOn");
                yield doing(
                        (people, person) -> people.addGoal(person, typed.text("text"), requireNonNull(setOn), dueOn));
            }
            case EXIT -> {
                var on = typed.requiredDay("on");
                var family = typed.choice(ExitFamily.class, "family");
                yield doing((people, person) -> people.exit(
                        person,
                        typed.version(),
                        new Exit(requireNonNull(on), requireNonNull(family), typed.text("proof"))));
            }
        };
    }

    /** The field that a refusal of the module speaks of; null when it speaks of none. */
    @Nullable
    String fieldOf(Refused refused) {
        return switch (refused.key()) {
            case "insertion.not-a-pass-number" -> "number";
            case "insertion.pass-twice",
                    "insertion.suspension-overlaps",
                    "insertion.contract-overlaps",
                    "insertion.before-the-pass" -> "startsOn";
            case "insertion.suspension-too-long",
                    "insertion.prolongation-overlaps",
                    "insertion.contract-needs-an-end",
                    "insertion.ends-before-it-starts" -> this == GOAL ? "dueOn" : "endsOn";
            case "insertion.weekly-hours-impossible" -> "weekly";
            case "insertion.next-interview-later" -> "nextOn";
            case "insertion.exit-before-entry" -> "on";
            case "insertion.needs-words", "insertion.too-long" ->
                switch (this) {
                    case PROLONGATION -> "decidedBy";
                    case LEARNING -> "title";
                    case INTERVIEW -> "note";
                    case GOAL -> "text";
                    case EXIT -> "proof";
                    case PASS, SUSPENSION, CONTRACT, ABSENCE -> null;
                };
            default -> null;
        };
    }

    private interface Deed {
        void on(People people, PersonId person);
    }

    private static Answers doing(Deed deed) {
        return (people, person) -> {
            deed.on(people, person);
            return Optional.empty();
        };
    }

    private static String of(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "");
    }

    private static String orElse(Map<String, String> typed, String field, String usual) {
        return requireNonNullElse(typed.get(field), usual);
    }

    @SafeVarargs
    private static <E extends Enum<E>> List<Choice> choices(String prefix, E... values) {
        return Arrays.stream(values)
                .map(it -> new Choice(
                        it.name(), prefix + it.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();
    }
}
