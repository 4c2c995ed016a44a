package fr.conciergerie.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the manager knows of the value-added tax of one subject.
 *
 * @param version to be handed back with a change
 * @param rules what holds from when to when, oldest first
 * @param uses the services sold today that it decides for, by name; of a rule to come, those it will decide for
 */
public record VatSheet(VatSubject subject, int version, List<VatRule> rules, List<Use> uses) {

    /** A service that a rule decides for. */
    public record Use(String slug, String name) {}

    public Optional<VatRule> on(LocalDate day) {
        return rules.stream().filter(it -> it.holdsOn(day)).findFirst();
    }

    /** What holds today or, failing that, comes next; failing both, what held last. */
    public VatRule main(LocalDate today) {
        return rules.stream().filter(it -> !it.endsBefore(today)).findFirst().orElseGet(rules::getLast);
    }

    /** What is already planned after what holds today. */
    public List<VatRule> planned(LocalDate today) {
        return rules.stream().filter(it -> it.validFrom().isAfter(today)).toList();
    }
}
