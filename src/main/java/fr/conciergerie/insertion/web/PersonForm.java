package fr.conciergerie.insertion.web;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.insertion.PersonDetails;
import fr.conciergerie.insertion.PersonDetails.Category;
import fr.conciergerie.insertion.PersonDetails.Eligibility;
import fr.conciergerie.insertion.PersonFile;
import fr.conciergerie.insertion.web.EntryPage.Field;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.ui.Choice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who somebody is, as typed. */
final class PersonForm {

    private PersonForm() {}

    static List<Field> fields(Map<String, String> typed) {
        return List.of(
                Field.text("name", "insertion.field.name", typed.getOrDefault("name", ""), "", true, 120),
                Field.text("phone", "insertion.field.phone", typed.getOrDefault("phone", ""), "", false, 30),
                Field.text("email", "insertion.field.email", typed.getOrDefault("email", ""), "", false, 254),
                Field.day("enteredOn", "insertion.field.entered-on", typed.getOrDefault("enteredOn", ""), true),
                Field.day("eligibleOn", "insertion.field.eligible-on", typed.getOrDefault("eligibleOn", ""), false),
                Field.text(
                        "eligibleBy",
                        "insertion.field.eligible-by",
                        typed.getOrDefault("eligibleBy", ""),
                        "insertion.field.eligible-by-hint",
                        false,
                        120),
                Field.text(
                        "platform",
                        "insertion.field.platform",
                        typed.getOrDefault("platform", ""),
                        "insertion.field.platform-hint",
                        false,
                        120),
                new Field(
                        "category",
                        "insertion.field.category",
                        "select",
                        typed.getOrDefault("category", ""),
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

    /** Null when something is off, which the errors then tell. */
    static @Nullable PersonDetails details(Typed typed) {
        var errors = typed.errors();
        var enteredOn = typed.requiredDay("enteredOn");
        var category = typed.text("category").isEmpty() ? null : typed.choice(Category.class, "category");
        errors.check(typed.text("phone").length() <= 30, "phone", "insertion.too-long", 30);
        errors.check(
                typed.text("email").isEmpty() || typed.text("email").matches("\\S{1,190}@\\S{1,60}"),
                "email",
                "insertion.not-an-email");
        var eligibility = eligibility(typed);
        errors.check(!typed.text("name").isEmpty(), "name", "insertion.needs-a-name");
        errors.check(typed.text("name").length() <= 120, "name", "insertion.too-long", 120);
        return errors.any()
                ? null
                : new PersonDetails(
                        typed.text("name"),
                        typed.text("phone"),
                        typed.text("email"),
                        requireNonNull(enteredOn),
                        category,
                        eligibility);
    }

    private static @Nullable Eligibility eligibility(Typed typed) {
        var by = typed.text("eligibleBy");
        var platform = typed.text("platform");
        var on = typed.day("eligibleOn");
        if (on == null) {
            typed.errors().check(by.isEmpty() && platform.isEmpty(), "eligibleOn", "insertion.eligibility-incomplete");
            return null;
        }
        try {
            return new Eligibility(on, by, platform);
        } catch (Refused refused) {
            typed.errors()
                    .add(
                            by.isEmpty() ? "eligibleBy" : "platform",
                            refused.key(),
                            refused.arguments().toArray());
            return null;
        }
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
