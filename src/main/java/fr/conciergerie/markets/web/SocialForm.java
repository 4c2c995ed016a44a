package fr.conciergerie.markets.web;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.markets.SocialClause;
import fr.conciergerie.markets.TargetPublic;
import fr.conciergerie.web.FilledForm;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hours that are promised, as the form shows them before anybody types. */
public record SocialForm(
        String hours,
        String period,
        Set<String> publics,
        String facilitator,
        String facilitatorEmail,
        String deadline) {

    static final SocialForm BLANK = new SocialForm("", Period.YEAR.name(), Set.of(), "", "", "");

    /** For how long the hours are promised. */
    private enum Period {
        YEAR,
        WHOLE
    }

    /** What was typed. */
    record Answers(
            int hours,
            boolean yearly,
            Set<TargetPublic> publics,
            String facilitator,
            @Nullable String facilitatorEmail,
            @Nullable LocalDate deadline) {}

    static SocialForm of(SocialClause clause) {
        var email = clause.facilitatorEmail();
        var deadline = clause.deadline();
        return new SocialForm(
                String.valueOf(clause.hours()),
                (clause.yearly() ? Period.YEAR : Period.WHOLE).name(),
                clause.publics().stream().map(Enum::name).collect(toSet()),
                clause.facilitator(),
                email == null ? "" : email,
                deadline == null ? "" : deadline.toString());
    }

    static Supplier<Answers> read(FilledForm form) {
        var hours = form.number("hours", 1, SocialClause.MOST_HOURS);
        var period = form.choice("period", Period.class);
        var publics = form.choices("publics", TargetPublic::valueOf);
        form.check(!publics.isEmpty(), "publics", "markets.social.needs-a-public");
        var facilitator = form.text("facilitator", SocialClause.LONGEST_NAME);
        form.textIfAny("facilitatorEmail", SocialClause.LONGEST_EMAIL);
        var email = form.readIfAny("facilitatorEmail", SocialClause::email);
        var deadline = Dates.readIfAny(form, "deadline");
        form.errorAt("deadline", "markets.clause-exists");
        return () -> new Answers(
                hours.get(), period.get() == Period.YEAR, Set.copyOf(publics), facilitator, email, deadline);
    }
}
