package fr.conciergerie;

import fr.conciergerie.database.CannotStart;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Reads every setting before anything is touched: what cannot be is told in one sentence, with the name that it was said under. */
class SettingsRight implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Stream.of(Setting.values())
                .map(it -> it.complaint(event.getEnvironment()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(sentence -> {
                    throw new CannotStart(sentence);
                });
        var smtp = event.getEnvironment().getProperty(Setting.SMTP_HOST.property(), "");
        if (!smtp.isBlank()
                && event.getEnvironment()
                        .getProperty(Setting.SMTP_FROM.property(), "")
                        .isBlank()) {
            throw new CannotStart(
                    "CONCIERGERIE_SMTP_HOST is set, so CONCIERGERIE_SMTP_FROM must be too: the address that messages come from.");
        }
    }
}
