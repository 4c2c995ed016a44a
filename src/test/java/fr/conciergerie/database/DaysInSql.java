package fr.conciergerie.database;

import java.util.regex.Pattern;

/** How SQL would ask the database which day it is. */
public final class DaysInSql {

    private static final String NOW =
            "(?:pg_catalog\\.)?(?:now\\(\\)|current_timestamp|(?:clock|statement|transaction)_timestamp\\(\\))";

    public static final Pattern TODAY = Pattern.compile(
            "\\bcurrent_date\\b|\\blocaltimestamp\\b"
                    + "|NOW\\)*(?:\\s*at time zone [^)]{1,40}\\)+)?\\s*::\\s*date".replace("NOW", NOW)
                    + "|cast\\(\\s*NOW[^)]{0,60} as date\\)".replace("NOW", NOW)
                    + "|(?:date_trunc|date_part)\\([^,]{1,40},\\s*\\(*NOW".replace("NOW", NOW)
                    + "|extract\\([a-z ]{1,20} from \\(*NOW".replace("NOW", NOW),
            Pattern.CASE_INSENSITIVE);

    private DaysInSql() {}
}
