package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.web.SignInPage.Demo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/** How far the demonstration is: its accounts are laid after the first page can be opened. */
@Component
class DemoState {

    private final ApplicationAvailability availability;
    private final boolean demo;

    DemoState(ApplicationAvailability availability, @Value("${conciergerie.demo:false}") boolean demo) {
        this.availability = availability;
        this.demo = demo;
    }

    Demo now() {
        if (!demo) {
            return Demo.NONE;
        }
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC ? Demo.READY : Demo.PREPARING;
    }
}
