package fr.conciergerie.insertion.web;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.insertion.Absence;
import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.Corrections;
import fr.conciergerie.insertion.Exit;
import fr.conciergerie.insertion.ExitFamily;
import fr.conciergerie.insertion.FileSection;
import fr.conciergerie.insertion.Learning;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonFile;
import fr.conciergerie.insertion.PersonId;
import fr.conciergerie.insertion.ProlongationRule;
import fr.conciergerie.insertion.web.EntryPage.Field;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.WorkTime;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be written into a file: its questions, and what is done with the answers. */
enum Entry {
    PASS("passes", FileSection.PASS, "insertion.entry.pass-lead"),
    SUSPENSION("suspensions", FileSection.SUSPENSION, "insertion.entry.suspension-lead"),
    PROLONGATION("prolongations", FileSection.PROLONGATION, "insertion.entry.prolongation-lead"),
    CONTRACT("contracts", FileSection.CONTRACT, "insertion.entry.contract-lead"),
    ABSENCE("absences", FileSection.ABSENCE, "insertion.entry.absence-lead"),
    LEARNING("learnings", FileSection.LEARNING, ""),
    INTERVIEW("interviews", FileSection.INTERVIEW, "insertion.entry.interview-lead"),
    GOAL("goals", FileSection.GOAL, ""),
    EXIT("exit", null, "insertion.entry.exit-lead");

    private static final String ENDS_TOO_SOON = "insertion.ends-before-it-starts";

    private final String segment;
    private final @Nullable FileSection section;
    private final String lead;

    Entry(String segment, @Nullable FileSection section, String lead) {
        this.segment = segment;
        this.section = section;
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
        return "insertion.entry." + word();
    }

    String correction() {
        return "insertion.correction." + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of the file in which it stands; how somebody left stands in none. */
    FileSection section() {
        return Objects.requireNonNull(section);
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

    /**
     * What stands in a file under a key, as its form begins with it.
     *
     * @param version for whoever corrects it; the one of the PASS for what belongs to it
     */
    record Standing(
            Map<String, String> known,
            LocalDate from,
            @Nullable LocalDate until,
            int version) {}

    /** Empty when nothing stands there any more. */
    Optional<Standing> standing(PersonFile file, UUID id) {
        return switch (this) {
            case PASS ->
                file.passes().stream()
                        .filter(it -> it.id().equals(id))
                        .map(it -> standing(it.startsOn(), it.endsOn(), it.version(), "number", it.spaced()))
                        .findFirst();
            case SUSPENSION ->
                file.passes().stream()
                        .flatMap(pass -> pass.suspensions().stream()
                                .filter(it -> it.id().equals(id))
                                .map(it -> standing(
                                        it.startsOn(),
                                        it.endsOn(),
                                        pass.version(),
                                        "reason",
                                        it.reason().name())))
                        .findFirst();
            case PROLONGATION ->
                file.passes().stream()
                        .flatMap(pass -> pass.prolongations().stream()
                                .filter(it -> it.id().equals(id))
                                .map(it -> standing(
                                        it.startsOn(), it.endsOn(), pass.version(), "decidedBy", it.decidedBy())))
                        .findFirst();
            case CONTRACT ->
                file.contracts().stream()
                        .filter(it -> it.id().equals(id))
                        .map(it -> standing(
                                it.startsOn(),
                                it.endsOn(),
                                it.version(),
                                "kind",
                                it.kind().name(),
                                "renewal",
                                String.valueOf(it.renewal()),
                                "weekly",
                                WorkTime.typed(it.weeklyMinutes())))
                        .findFirst();
            case ABSENCE ->
                file.absences().stream()
                        .filter(it -> it.id().equals(id))
                        .map(it -> standing(
                                it.startsOn(),
                                it.endsOn(),
                                it.version(),
                                "kind",
                                it.kind().name()))
                        .findFirst();
            case LEARNING ->
                file.learnings().stream()
                        .filter(it -> it.id().equals(id))
                        .map(it -> standing(
                                it.startsOn(),
                                it.endsOn(),
                                it.version(),
                                "kind",
                                it.kind().name(),
                                "title",
                                it.title(),
                                "hours",
                                it.minutes() == 0 ? "" : WorkTime.typed(it.minutes())))
                        .findFirst();
            case INTERVIEW ->
                file.interviews().stream()
                        .filter(it -> it.id().equals(id))
                        .map(it -> standing(
                                it.heldOn(),
                                null,
                                it.version(),
                                "heldOn",
                                it.heldOn().toString(),
                                "note",
                                it.note(),
                                "nextOn",
                                it.nextOn() == null ? "" : it.nextOn().toString()))
                        .findFirst();
            case GOAL ->
                file.goals().stream()
                        .filter(it -> it.id().equals(id))
                        .map(it -> standing(
                                it.setOn(),
                                it.dueOn(),
                                it.version(),
                                "setOn",
                                it.setOn().toString(),
                                "dueOn",
                                it.dueOn() == null ? "" : it.dueOn().toString(),
                                "text",
                                it.text()))
                        .findFirst();
            case EXIT -> Optional.empty();
        };
    }

    private static Standing standing(LocalDate from, @Nullable LocalDate until, int version, String... named) {
        var known = new HashMap<String, String>();
        known.put("startsOn", from.toString());
        known.put("endsOn", until == null ? "" : until.toString());
        for (int i = 0; i < named.length; i += 2) {
            known.put(named[i], named[i + 1]);
        }
        return new Standing(known, from, until, version);
    }

    /** What was read, ready to be written. */
    interface Answers {
        Optional<ProlongationRule.Doubt> write(People people, PersonId person);

        /** Instead of what stands there; how somebody left is taken back and written anew. */
        Optional<ProlongationRule.Doubt> correct(Corrections corrections, PersonId person, UUID id, int version);
    }

    Answers read(FilledForm form) {
        return switch (this) {
            case PASS -> {
                var number = form.text("number", 20);
                var startsOn = form.day("startsOn");
                form.errorAt("number", "insertion.not-a-pass-number");
                form.errorAt("number", "insertion.pass-number-taken");
                form.errorAt(
                        "startsOn", "insertion.pass-twice", "insertion.pass-overlaps", "insertion.suspension-outside");
                yield doing(
                        (people, person) -> people.addPass(person, number, startsOn.get()),
                        (corrections, person, id, version) ->
                                corrections.pass(person, id, version, number, startsOn.get()));
            }
            case SUSPENSION -> {
                var startsOn = form.day("startsOn");
                var endsOn = form.day("endsOn");
                var reason = form.choice("reason", SuspensionReason.class);
                inOrder(form, "startsOn", "endsOn");
                form.errorAt(
                        "startsOn",
                        "insertion.suspension-overlaps",
                        "insertion.before-the-pass",
                        "insertion.after-the-pass",
                        "insertion.suspension-outside");
                form.errorAt("endsOn", "insertion.suspension-too-long", "insertion.pass-overlaps");
                yield doing(
                        (people, person) -> people.suspend(person, startsOn.get(), endsOn.get(), reason.get()),
                        (corrections, person, id, version) -> corrections.suspension(
                                person, id, version, startsOn.get(), endsOn.get(), reason.get()));
            }
            case PROLONGATION -> {
                var endsOn = form.day("endsOn");
                var reason = form.choice("reason", ProlongationRule.Reason.class);
                var decidedBy = form.text("decidedBy", 120);
                form.errorAt(
                        "endsOn",
                        ENDS_TOO_SOON,
                        "insertion.prolongation-overlaps",
                        "insertion.prolongation-shorter",
                        "insertion.prolongation-before-its-start",
                        "insertion.pass-overlaps",
                        "insertion.suspension-outside");
                yield new Answers() {
                    @Override
                    public Optional<ProlongationRule.Doubt> write(People people, PersonId person) {
                        return people.prolong(person, endsOn.get(), reason.get(), decidedBy);
                    }

                    @Override
                    public Optional<ProlongationRule.Doubt> correct(
                            Corrections corrections, PersonId person, UUID id, int version) {
                        return corrections.prolongation(person, id, version, endsOn.get(), reason.get(), decidedBy);
                    }
                };
            }
            case CONTRACT -> {
                var kind = form.choice("kind", Contract.Kind.class);
                var renewal = form.choice("renewal", Entry::yesOrNo);
                var startsOn = form.day("startsOn");
                var endsOn = form.dayIfAny("endsOn");
                var weekly = form.read("weekly", WorkTime::minutes);
                inOrder(form, "startsOn", "endsOn");
                form.errorAt("startsOn", "insertion.contract-overlaps", "insertion.contract-overlaps-permanent");
                form.errorAt("endsOn", "insertion.contract-needs-an-end", "insertion.contract-has-hours");
                form.errorAt("weekly", "insertion.weekly-hours-impossible");
                yield doing(
                        (people, person) -> people.addContract(
                                person, kind.get(), startsOn.get(), endsOn, weekly.get(), renewal.get()),
                        (corrections, person, id, version) -> corrections.contract(
                                person, id, version, kind.get(), startsOn.get(), endsOn, weekly.get(), renewal.get()));
            }
            case ABSENCE -> {
                var kind = form.choice("kind", Absence.Kind.class);
                var startsOn = form.day("startsOn");
                var endsOn = form.day("endsOn");
                inOrder(form, "startsOn", "endsOn");
                yield doing(
                        (people, person) -> people.addAbsence(person, kind.get(), startsOn.get(), endsOn.get()),
                        (corrections, person, id, version) ->
                                corrections.absence(person, id, version, kind.get(), startsOn.get(), endsOn.get()));
            }
            case LEARNING -> {
                var kind = form.choice("kind", Learning.Kind.class);
                var title = form.text("title", 200);
                var startsOn = form.day("startsOn");
                var endsOn = form.day("endsOn");
                var minutes = requireNonNullElse(form.readIfAny("hours", WorkTime::minutes), 0);
                inOrder(form, "startsOn", "endsOn");
                yield doing(
                        (people, person) ->
                                people.addLearning(person, kind.get(), title, startsOn.get(), endsOn.get(), minutes),
                        (corrections, person, id, version) -> corrections.learning(
                                person, id, version, kind.get(), title, startsOn.get(), endsOn.get(), minutes));
            }
            case INTERVIEW -> {
                var heldOn = form.day("heldOn");
                var note = form.text("note", 2_000);
                var nextOn = form.dayIfAny("nextOn");
                form.errorAt("nextOn", "insertion.next-interview-later");
                yield doing(
                        (people, person) -> people.addInterview(person, heldOn.get(), note, nextOn),
                        (corrections, person, id, version) ->
                                corrections.interview(person, id, version, heldOn.get(), note, nextOn));
            }
            case GOAL -> {
                var text = form.text("text", 200);
                var setOn = form.day("setOn");
                var dueOn = form.dayIfAny("dueOn");
                inOrder(form, "setOn", "dueOn");
                yield doing(
                        (people, person) -> people.addGoal(person, text, setOn.get(), dueOn),
                        (corrections, person, id, version) ->
                                corrections.goal(person, id, version, text, setOn.get(), dueOn));
            }
            case EXIT -> {
                var on = form.day("on");
                var family = form.choice("family", ExitFamily.class);
                var proof = form.text("proof", 200);
                form.errorAt("on", "insertion.exit-before-entry");
                yield doing(
                        (people, person) ->
                                people.exit(person, form.version(), new Exit(on.get(), family.get(), proof)),
                        (_, _, _, _) -> {
                            throw new NotFound("correction of an exit");
                        });
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

    private interface Slip {
        void on(Corrections corrections, PersonId person, UUID id, int version);
    }

    private static Answers doing(Deed deed, Slip slip) {
        return new Answers() {
            @Override
            public Optional<ProlongationRule.Doubt> write(People people, PersonId person) {
                deed.on(people, person);
                return Optional.empty();
            }

            @Override
            public Optional<ProlongationRule.Doubt> correct(
                    Corrections corrections, PersonId person, UUID id, int version) {
                slip.on(corrections, person, id, version);
                return Optional.empty();
            }
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
