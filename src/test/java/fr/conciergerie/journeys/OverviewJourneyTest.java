package fr.conciergerie.journeys;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manager looks at all clients together, and the administrator at the network. */
class OverviewJourneyTest extends JourneyTest {

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void theManagerLooksAtAllClientsAndAtTheLinesBehindAFigure(int width) {
        var manager = new Somebody(this, width, Hand.POINTER).signedIn("manager");
        manager.opens("/operator/reports");
        manager.follows("Les chiffres de tous les clients");
        manager.readsHeading("Les chiffres de tous les clients");
        manager.reads("Client par client");
        manager.looks("overview");

        manager.opens("/operator/reports/figures?from=2015-01&to=2015-12");
        manager.reads("423");
        manager.reads("55,6");
        manager.follows("Voir les lignes comptées – Services rendus");
        manager.readsHeading("Ce qui est compté : Services rendus");
        manager.reads("Tous les clients");
        manager.looks("overview-lines");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void theManagerLooksAtTheAppointmentsBehindAFigure(int width) {
        var manager = new Somebody(this, width, Hand.POINTER).signedIn("manager");
        manager.opens("/operator/reports/figures");
        manager.follows("Voir les lignes comptées – Places prises dans les groupes");
        manager.readsHeading("Ce qui est compté : Places prises dans les groupes");
        manager.reads("Places de l’heure");
        manager.looks("overview-appointments");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void theAdministratorReadsTheNetworkAndNoSmallFigure(int width) {
        var administrator = new Somebody(this, width, Hand.POINTER).signedIn("admin");
        administrator.opens("/admin/network");
        administrator.readsHeading("Le réseau en");
        administrator.reads("sans nommer personne");
        administrator.reads("non communiqué");
        administrator.looks("network");
    }
}
