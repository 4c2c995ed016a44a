package fr.conciergerie.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * The passwords of the tests are hashed with little work: nearly every test makes people who sign in, and half of what it cost was
 * to keep their passwords safe. What the product spends on one is said in {@link PasswordsTest}, and processes of their own
 * spend it.
 */
class QuickPasswords implements ContextCustomizerFactory {

    private static final int KIBIBYTES = 64;

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return new WithLittleWork();
    }

    /** Equal to every other, so that tests share their contexts. */
    private record WithLittleWork() implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, @Nullable MergedContextConfiguration merged) {
            context.addBeanFactoryPostProcessor(WithLittleWork::hash);
        }

        private static void hash(ConfigurableListableBeanFactory beans) {
            for (var name : beans.getBeanNamesForType(Passwords.class, true, false)) {
                ((AbstractBeanDefinition) beans.getBeanDefinition(name))
                        .setInstanceSupplier(() -> new Passwords(KIBIBYTES, 1));
            }
        }
    }
}
