package fr.conciergerie.insertion.web;

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
import fr.conciergerie.insertion.WorkTime;
import fr.conciergerie.insertion.web.EntryPage.Field;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    private static final String ENDS_TOO_SOON = "insertion.ends-before-it-starts";

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

    /** Its questions before anybody answers. */
    List<Field> fields(LocalDate today) {
        String now = today.toString();
        return switch (this) {
            case PASS ->
                List.of(
                        Field.text(
                                "number",
                                "insertion.field.pass-number",
                                "",
                                "insertion.field.pass-number-hint",
                                true,
                                20),
                        Field.day("startsOn", "insertion.field.starts-on", "", true));
            case SUSPENSION ->
                List.of(
                        Field.day("startsOn", "insertion.field.starts-on", "", true),
                        Field.day("endsOn", "insertion.field.ends-on", "", true),
                        Field.choice(
                                "reason",
                                "insertion.field.reason",
                                "",
                                "",
                                choices("insertion.suspension.", SuspensionReason.values())));
            case PROLONGATION ->
                List.of(
                        Field.day("endsOn", "insertion.field.new-end", "", true),
                        Field.choice(
                                "reason",
                                "insertion.field.rule",
                                "",
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
                                "",
                                "insertion.field.decided-by-hint",
                                true,
                                120));
            case CONTRACT ->
                List.of(
                        Field.choice(
                                "kind",
                                "insertion.field.contract-kind",
                                "CDDI",
                                "",
                                choices("insertion.contract.", Contract.Kind.values())),
                        Field.choice(
                                "renewal",
                                "insertion.field.renewal",
                                "false",
                                "",
                                List.of(
                                        new Choice("false", "insertion.field.first-contract"),
                                        new Choice("true", "insertion.field.renewed-contract"))),
                        Field.day("startsOn", "insertion.field.starts-on", "", true),
                        Field.day("endsOn", "insertion.field.ends-on", "", false),
                        Field.text("weekly", "insertion.field.weekly", "26", "insertion.field.hours-hint", true, 8));
            case ABSENCE ->
                List.of(
                        Field.choice(
                                "kind",
                                "insertion.field.absence-kind",
                                "",
                                "",
                                choices("insertion.absence.", Absence.Kind.values())),
                        Field.day("startsOn", "insertion.field.first-day", now, true),
                        Field.day("endsOn", "insertion.field.last-day", now, true));
            case LEARNING ->
                List.of(
                        Field.choice(
                                "kind",
                                "insertion.field.learning-kind",
                                "",
                                "",
                                choices("insertion.learning.", Learning.Kind.values())),
                        Field.text("title", "insertion.field.title", "", "insertion.field.title-hint", true, 200),
                        Field.day("startsOn", "insertion.field.first-day", now, true),
                        Field.day("endsOn", "insertion.field.last-day", now, true),
                        Field.text("hours", "insertion.field.hours", "", "insertion.field.hours-hint", false, 8));
            case INTERVIEW ->
                List.of(
                        Field.day("heldOn", "insertion.field.held-on", now, true),
                        Field.words("note", "insertion.field.note", "", "insertion.field.note-hint", 2_000),
                        Field.day("nextOn", "insertion.field.next-on", "", false));
            case GOAL ->
                List.of(
                        Field.text("text", "insertion.field.goal", "", "insertion.field.goal-hint", true, 200),
                        Field.day("setOn", "insertion.field.set-on", now, true),
                        Field.day("dueOn", "insertion.field.due-on", "", false));
            case EXIT ->
                List.of(
                        Field.day("on", "insertion.field.exit-on", now, true),
                        Field.choice(
                                "family",
                                "insertion.field.family",
                                "",
                                "",
                                choices("insertion.family.", ExitFamily.values())),
                        Field.text("proof", "insertion.field.proof", "", "insertion.field.proof-hint", true, 200));
        };
    }

    /** What was read, ready to be written. */
    interface Answers {
        Optional<ProlongationRule.Doubt> write(People people, PersonId person);
    }

    Answers read(FilledForm form) {
        return switch (this) {
            case PASS -> {
                var number = form.text("number", 20);
                var startsOn = form.day("startsOn");
                form.tellAt("number", "insertion.not-a-pass-number");
                form.tellAt("startsOn", "insertion.pass-twice");
                yield doing((people, person) -> people.addPass(person, number, startsOn.get()));
            }
            case SUSPENSION -> {
                var startsOn = form.day("startsOn");
                var endsOn = form.day("endsOn");
                var reason = form.choice("reason", SuspensionReason.class);
                inOrder(form, "startsOn", "endsOn");
                form.tellAt("startsOn", "insertion.suspension-overlaps", "insertion.before-the-pass");
                form.tellAt("endsOn", "insertion.suspension-too-long");
                yield doing((people, person) -> people.suspend(person, startsOn.get(), endsOn.get(), reason.get()));
            }
            case PROLONGATION -> {
                var endsOn = form.day("endsOn");
                var reason = form.choice("reason", ProlongationRule.Reason.class);
                var decidedBy = form.text("decidedBy", 120);
                form.tellAt("endsOn", ENDS_TOO_SOON, "insertion.prolongation-overlaps");
                yield (people, person) -> people.prolong(person, endsOn.get(), reason.get(), decidedBy);
            }
            case CONTRACT -> {
                var kind = form.choice("kind", Contract.Kind.class);
                var renewal = form.choice("renewal", Entry::yesOrNo);
                var startsOn = form.day("startsOn");
                var endsOn = form.dayIfAny("endsOn");
                var weekly = form.read("weekly", WorkTime::minutes);
                inOrder(form, "startsOn", "endsOn");
                form.tellAt("startsOn", "insertion.contract-overlaps");
                form.tellAt("endsOn", "insertion.contract-needs-an-end");
                form.tellAt("weekly", "insertion.weekly-hours-impossible");
                yield doing((people, person) ->
                        people.addContract(person, kind.get(), startsOn.get(), endsOn, weekly.get(), renewal.get()));
            }
            case ABSENCE -> {
                var kind = form.choice("kind", Absence.Kind.class);
                var startsOn = form.day("startsOn");
                var endsOn = form.day("endsOn");
                inOrder(form, "startsOn", "endsOn");
                yield doing((people, person) -> people.addAbsence(person, kind.get(), startsOn.get(), endsOn.get()));
            }
            case LEARNING -> {
                var kind = form.choice("kind", Learning.Kind.class);
                var title = form.text("title", 200);
                var startsOn = form.day("startsOn");
                var endsOn = form.day("endsOn");
                var minutes = requireNonNullElse(form.readIfAny("hours", WorkTime::minutes), 0);
                inOrder(form, "startsOn", "endsOn");
                yield doing((people, person) ->
                        people.addLearning(person, kind.get(), title, startsOn.get(), endsOn.get(), minutes));
            }
            case INTERVIEW -> {
                var heldOn = form.day("heldOn");
                var note = form.text("note", 2_000);
                var nextOn = form.dayIfAny("nextOn");
                form.tellAt("nextOn", "insertion.next-interview-later");
                yield doing((people, person) -> people.addInterview(person, heldOn.get(), note, nextOn));
            }
            case GOAL -> {
                var text = form.text("text", 200);
                var setOn = form.day("setOn");
                var dueOn = form.dayIfAny("dueOn");
                inOrder(form, "setOn", "dueOn");
                yield doing((people, person) -> people.addGoal(person, text, setOn.get(), dueOn));
            }
            case EXIT -> {
                var on = form.day("on");
                var family = form.choice("family", ExitFamily.class);
                var proof = form.text("proof", 200);
                form.tellAt("on", "insertion.exit-before-entry");
                yield doing((people, person) ->
                        people.exit(person, form.version(), new Exit(on.get(), family.get(), proof)));
            }
        };
    }

    private static void inOrder(FilledForm form, String first, String last) {
        form.inOrder(first, last, ENDS_TOO_SOON);
    }

    private static Boolean yesOrNo(String typed) {
        return switch (typed) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NotFound("answer " + typed);
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

    @SafeVarargs
    private static <E extends Enum<E>> List<Choice> choices(String prefix, E... values) {
        return Arrays.stream(values)
                .map(it -> new Choice(
                        it.name(), prefix + it.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();
    }
}
