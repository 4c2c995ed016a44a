package fr.conciergerie.organisations;

import fr.conciergerie.shared.Refused;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * Where in France a site stands, as far as days and hours go: its public holidays and its clock. The database holds the
 * same pairs.
 */
public enum Territory {
    FRANCE("FR", "Europe/Paris"),
    /** Bas-Rhin, Haut-Rhin and Moselle: 26 December everywhere, Good Friday where the site says so. */
    ALSACE_MOSELLE("FR-ALSACE-MOSELLE", "Europe/Paris"),
    GUADELOUPE("GP", "America/Guadeloupe"),
    MARTINIQUE("MQ", "America/Martinique"),
    GUYANE("GF", "America/Cayenne"),
    REUNION("RE", "Indian/Reunion"),
    MAYOTTE("YT", "Indian/Mayotte"),
    SAINT_BARTHELEMY("BL", "America/St_Barthelemy"),
    SAINT_MARTIN("MF", "America/Marigot"),
    SAINT_PIERRE_ET_MIQUELON("PM", "America/Miquelon");

    private final String holidayZone;
    private final ZoneId zone;

    Territory(String holidayZone, String zone) {
        this.holidayZone = holidayZone;
        this.zone = ZoneId.of(zone);
    }

    /** Where a French postcode lies: what stands there unless somebody says otherwise. */
    public static Territory ofPostcode(String postcode) {
        return switch (postcode.length() < 3 ? postcode : postcode.substring(0, 3)) {
            case "971" ->
                switch (postcode) {
                    case "97133" -> SAINT_BARTHELEMY;
                    case "97150" -> SAINT_MARTIN;
                    default -> GUADELOUPE;
                };
            case "972" -> MARTINIQUE;
            case "973" -> GUYANE;
            case "974" -> REUNION;
            case "975" -> SAINT_PIERRE_ET_MIQUELON;
            case "976" -> MAYOTTE;
            case "977" -> SAINT_BARTHELEMY;
            case "978" -> SAINT_MARTIN;
            default ->
                switch (postcode.substring(0, Math.min(2, postcode.length()))) {
                    case "57", "67", "68" -> ALSACE_MOSELLE;
                    default -> FRANCE;
                };
        };
    }

    public static Territory ofHolidayZone(String holidayZone) {
        return Arrays.stream(values())
                .filter(it -> it.holidayZone.equals(holidayZone))
                .findFirst()
                .orElseThrow(() -> new Refused("organisations.no-such-territory", holidayZone));
    }

    /** The code under which the public holidays of this territory are known. */
    public String holidayZone() {
        return holidayZone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Good Friday is a public holiday only here, and only in communes with a Protestant temple or a mixed church. */
    public boolean mayKeepGoodFriday() {
        return this == ALSACE_MOSELLE;
    }
}
