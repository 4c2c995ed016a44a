package fr.conciergerie;

import fr.conciergerie.database.CannotStart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;

/** What may be said on the command line, turned into the settings that Spring reads; said twice, the last one counts. */
final class StartOptions {

    static final String HELP = """
            java -jar conciergerie.jar [--port N] [--data DIR] [--demo [--fresh]] [--rotate-vault-key]
                                         [--retire-vault-keys] [--compare-facts | --rebuild-facts]
            java -jar conciergerie.jar --backup FILE | --restore FILE | --doctor [--data DIR]

              --port N     listen on this port (8080)
              --data DIR   keep the embedded PostgreSQL's data in this folder (data)
              --demo       demonstration mode: invented data and accounts that everybody knows
              --fresh      throw the demonstration's data away and begin again
              --rotate-vault-key
                           make a new key for the vault and seal everything anew, then start
              --retire-vault-keys
                           throw the keys before the newest away once nothing needs them, then start
              --compare-facts
                           tell whether the facts behind the figures are what the orders say, then start
              --rebuild-facts
                           count the facts behind the figures anew from the orders, then start
              --backup FILE
                           write everything that the database holds into a file, while people work
              --restore FILE
                           read a backup into an empty database, and look whether it is whole
              --doctor     look whether the database is whole
              --name=value any setting of application.properties

            CONCIERGERIE_DATABASE_URL, CONCIERGERIE_DATABASE_USER and CONCIERGERIE_DATABASE_PASSWORD choose a PostgreSQL 15 to 18
            of your own instead of the embedded one.
            """;

    private StartOptions() {}

    static String[] toSettings(String... arguments) {
        var rest = new ArrayDeque<>(List.of(arguments));
        var settings = new LinkedHashMap<String, String>();
        while (!rest.isEmpty()) {
            var setting = setting(rest.removeFirst(), rest);
            settings.put(setting.replaceFirst("=.*", ""), setting);
        }
        if (settings.containsKey("--conciergerie.fresh") && !settings.containsKey("--conciergerie.demo")) {
            throw new CannotStart("--fresh throws data away and goes with --demo only.");
        }
        return settings.values().toArray(String[]::new);
    }

    private static String setting(String option, Deque<String> rest) {
        return switch (option) {
            case "--port" -> "--server.port=" + port(value(option, rest));
            case "--data" -> "--conciergerie.data=" + value(option, rest);
            case "--demo" -> "--conciergerie.demo=true";
            case "--fresh" -> "--conciergerie.fresh=true";
            case "--compare-facts" -> "--conciergerie.facts=compare";
            case "--rebuild-facts" -> "--conciergerie.facts=rebuild";
            case "--rotate-vault-key" -> "--conciergerie.vault.rotate=true";
            case "--retire-vault-keys" -> "--conciergerie.vault.retire=true";
            default -> {
                if (!option.matches("--[a-z][\\w.\\-\\[\\]]*=.*")) {
                    throw new CannotStart("There is no option %s; --help names them all.".formatted(option));
                }
                yield option;
            }
        };
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
            throw new CannotStart("%s needs a value; --help says which.".formatted(option));
        }
        return rest.removeFirst();
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new CannotStart("--port needs a number from 1 to 65535, not %s.".formatted(value));
        }
        return Integer.parseInt(value);
    }
}
