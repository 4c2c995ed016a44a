package fr.conciergerie.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * No job that is due at a time of the day runs by itself in a test: at half past three the retention rules would erase the
 * demonstration's people under whichever test happens to count them. A test of such a job calls it. What runs every so many
 * seconds (the post, the listeners) goes on.
 */
class NightlyJobsLeftOut implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return new WithoutTimesOfDay();
    }

    /** Equal to every other, so that tests share their contexts. */
    private record WithoutTimesOfDay() implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, @Nullable MergedContextConfiguration merged) {
            SchedulingConfigurer none = registrar -> registrar.setCronTasksList(List.of());
            context.getBeanFactory().registerSingleton("withoutTimesOfDay", none);
        }
    }
}
