package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.catalogue.ImportPlan.Difference;
import fr.conciergerie.shared.Money;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is said of a service is kept and listed; a new field as well, of which nothing is said here. */
class ServiceDetailsTest {

    @Test
    void whatWasSaidStaysWhenSomethingElseIsSaid() {
        var service = everything();

        assertThat(fields())
                .allSatisfy(it -> assertThat(it.getAccessor().invoke(service))
                        .as(it.getName())
                        .isEqualTo(something(it.getType())));
        assertThat(service.with(it -> it)).isEqualTo(service);
    }

    @Test
    void thePriceListSaysAllOfIt() {
        assertThat(Differences.of(ServiceDetails.of("Ourlet"), everything()))
                .hasSameSizeAs(fields())
                .extracting(Difference::after)
                .doesNotContainNull();
    }

    /** A service of which everything is said, and nothing as it would be without a word. */
    static ServiceDetails everything() {
        return ServiceDetails.of("Ourlet").with(draft -> {
            fields().forEach(it -> say(draft, it));
            return draft;
        });
    }

    private static void say(ServiceDetails.Draft draft, RecordComponent field) {
        try {
            ServiceDetails.Draft.class
                    .getMethod(field.getName(), field.getType())
                    .invoke(draft, something(field.getType()));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(field.getName(), e);
        }
    }

    private static Object something(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        return type == List.class ? List.of(new Option("vite", "Express", Money.euros(2, 0))) : "scissors";
    }

    private static List<RecordComponent> fields() {
        return Arrays.asList(ServiceDetails.class.getRecordComponents());
    }
}
