package fr.conciergerie.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * What makes people, desks and markets for a test is in every context, and made when somebody asks for it. Were it imported by the
 * tests that use it, each choice would start an application of its own; as it is they share one.
 */
class HelpersAtHand implements ContextCustomizerFactory {

    private static final List<String> HELPERS = List.of(
            "fr.conciergerie.accounts.Someone",
            "fr.conciergerie.custody.Counter",
            "fr.conciergerie.insertion.SomeMarkets");

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return new WithHelpers();
    }

    /** Equal to every other, so that tests share their contexts. */
    private record WithHelpers() implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, @Nullable MergedContextConfiguration merged) {
            for (var helper : HELPERS) {
                ((GenericApplicationContext) context)
                        .registerBean(ClassUtils.resolveClassName(helper, null), this::whenAsked);
            }
        }

        private void whenAsked(BeanDefinition helper) {
            helper.setLazyInit(true);
        }
    }
}
