package fr.conciergerie.web.listeners;

import fr.conciergerie.database.BackgroundWork;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.shared.TenantEvent;
import fr.conciergerie.web.metrics.Traffic;
import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.aopalliance.intercept.MethodInterceptor;
import org.slf4j.MDC;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** A burst of orders is not slowed by what listens to them: one listener at a time, which gives way to requests. */
@Configuration(proxyBeanMethods = false)
class ListenersConfiguration {

    private static final int AT_ONCE = 1;
    private static final int WAITING = 20_000;

    /**
     * What no longer fits is not lost: its publication is in the database, and {@link Again} comes back to it. The second
     * name is the one that {@code @Async} asks for where there is a scheduler too.
     */
    @Bean({"applicationTaskExecutor", "taskExecutor"})
    ThreadPoolTaskExecutor applicationTaskExecutor(Traffic traffic) {
        var executor = new InTurn();
        executor.setVirtualThreads(true);
        executor.setThreadNamePrefix("listener-");
        executor.setTaskDecorator(listener -> BackgroundWork.of(() -> {
            traffic.giveWay();
            listener.run();
        }));
        executor.setCorePoolSize(AT_ONCE);
        executor.setMaxPoolSize(AT_ONCE);
        executor.setQueueCapacity(WAITING);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationMillis(Duration.ofSeconds(10).toMillis());
        return executor;
    }

    /** At the end what is being done is finished; what has not begun is left to {@link Again}, here or elsewhere. */
    private static final class InTurn extends ThreadPoolTaskExecutor {
        @Override
        public void shutdown() {
            getThreadPoolExecutor().getQueue().clear();
            super.shutdown();
        }
    }

    /**
     * Binds the event's operator around the listener. An advisor of the framework's own rank sits outside the
     * transaction (which asks for the operator as it begins) and inside the hand-over to the other thread.
     */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor listenersWorkForTheOperatorOfTheEvent() {
        MethodInterceptor bound = invocation -> {
            if (invocation.getArguments().length == 0 || !(invocation.getArguments()[0] instanceof TenantEvent event)) {
                return invocation.proceed();
            }
            try (var _ = MDC.putCloseable("operator", event.operator().toString())) {
                return Tenant.<Object, Throwable>callChecked(event.operator(), invocation::proceed);
            }
        };
        var advisor = new DefaultPointcutAdvisor(
                new AnnotationMatchingPointcut(null, ApplicationModuleListener.class, true), bound);
        advisor.setOrder(0);
        return advisor;
    }

    /**
     * Delivers again what a listener failed on, or what an instance that died had not delivered. Modulith marks both as
     * failed ({@code spring.modulith.events.staleness}); one instance at a time looks for them.
     */
    @Component
    static class Again {

        private static final int MOST_AT_ONCE = 2_000;

        private final FailedEventPublications failed;

        Again(FailedEventPublications failed) {
            this.failed = failed;
        }

        @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
        @SchedulerLock(name = "failed-events", lockAtMostFor = "PT10M")
        public void deliver() {
            failed.resubmit(ResubmissionOptions.defaults()
                    .withMinAge(Duration.ofMinutes(1))
                    .withMaxInFlight(MOST_AT_ONCE)
                    .withBatchSize(MOST_AT_ONCE));
        }
    }
}
