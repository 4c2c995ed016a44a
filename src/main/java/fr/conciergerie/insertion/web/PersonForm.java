package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.PersonDetails;
import fr.conciergerie.insertion.PersonDetails.Category;
import fr.conciergerie.insertion.PersonDetails.Eligibility;
import fr.conciergerie.insertion.PersonFile;
import fr.conciergerie.insertion.web.EntryPage.Field;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Phone;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.ui.Choice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who somebody is, as the form asks for it. */
final class PersonForm {

    private static final String INCOMPLETE = "insertion.eligibility-incomplete";

    private PersonForm() {}

    static List<Field> fields(Map<String, String> known) {
        return List.of(
                Field.text("name", "insertion.field.name", known.getOrDefault("name", ""), "", true, 120),
                Field.text("phone", "insertion.field.phone", known.getOrDefault("phone", ""), "", false, 30),
                Field.text("email", "insertion.field.email", known.getOrDefault("email", ""), "", false, 254),
                Field.day("enteredOn", "insertion.field.entered-on", known.getOrDefault("enteredOn", ""), true),
                Field.day("eligibleOn", "insertion.field.eligible-on", known.getOrDefault("eligibleOn", ""), false),
                Field.text(
                        "eligibleBy",
                        "insertion.field.eligible-by",
                        known.getOrDefault("eligibleBy", ""),
                        "insertion.field.eligible-by-hint",
                        false,
                        120),
                Field.text(
                        "platform",
                        "insertion.field.platform",
                        known.getOrDefault("platform", ""),
                        "insertion.field.platform-hint",
                        false,
                        120),
                new Field(
                        "category",
                        "insertion.field.category",
                        "select",
                        known.getOrDefault("category", ""),
                        "insertion.field.category-hint",
                        false,
                        categories(),
                        0));
    }

    static Map<String, String> of(PersonFile file) {
        var it = file.details();
        var fields = new HashMap<String, String>();
        fields.put("name", it.name());
        put(fields, "phone", it.phone());
        put(fields, "email", it.email());
        fields.put("enteredOn", it.enteredOn().toString());
        var eligibility = it.eligibility();
        if (eligibility != null) {
            fields.put("eligibleOn", eligibility.on().toString());
            fields.put("eligibleBy", eligibility.by());
            fields.put("platform", eligibility.platform());
        }
        var category = it.category();
        if (category != null) {
            fields.put("category", category.name());
        }
        return fields;
    }

    /** What was typed, as the module understands it, for whoever sends the form on. */
    static Supplier<PersonDetails> read(FilledForm form) {
        var name = form.text("name", PersonDetails.LONGEST, "insertion.needs-a-name");
        var phone = form.readIfAny("phone", it -> Phone.read(it).value());
        var email = form.readIfAny("email", it -> Email.read(it).value());
        var enteredOn = form.day("enteredOn");
        var eligibility = eligibility(form);
        var category = form.choiceIfAny("category", Category.class);
        return () -> new PersonDetails(name, phone, email, enteredOn.get(), category, eligibility.get());
    }

    /** All of it is known, or none of it. */
    private static Supplier<@Nullable Eligibility> eligibility(FilledForm form) {
        var on = form.dayIfAny("eligibleOn");
        var by = form.textIfAny("eligibleBy", PersonDetails.LONGEST);
        var platform = form.textIfAny("platform", PersonDetails.LONGEST);
        if (on != null || !by.isEmpty() || !platform.isEmpty()) {
            form.check(on != null, "eligibleOn", INCOMPLETE);
            form.check(!by.isEmpty(), "eligibleBy", INCOMPLETE);
            form.check(!platform.isEmpty(), "platform", INCOMPLETE);
        }
        return () -> on == null ? null : new Eligibility(on, by, platform);
    }

    private static List<Choice> categories() {
        var choices = new java.util.ArrayList<Choice>();
        choices.add(new Choice("", "insertion.category.none"));
        Arrays.stream(Category.values())
                .map(it ->
                        new Choice(it.name(), "insertion.category." + it.name().toLowerCase(Locale.ROOT)))
                .forEach(choices::add);
        return choices;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
