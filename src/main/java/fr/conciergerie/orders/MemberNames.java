package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.csv.KnownNames;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of a site's members, among which a desk that wrote "Mme A. Martin (3e)" meant one. */
@Component
class MemberNames {

    private static final Pattern TITLE =
            Pattern.compile("(?iu)^(?:m|mr|mme|mlle|mmes|mm|monsieur|madame|mademoiselle|dr|mrs|ms|miss)\\.? +");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)");

    private final JdbcClient jdbc;

    MemberNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    KnownNames<MemberId> of(Site site) {
        var people = new KnownNames<MemberId>();
        jdbc
                .sql("""
                        select m.id, m.name from organisations.member_v m
                         where not m.erased
                           and exists (select from organisations.site_member_v s where s.site_id = :site and s.member_id = m.id)
                        """)
                .param("site", site.id().value())
                .query((row, _) -> Map.entry(Columns.id(row, "id", MemberId::new), row.getString("name")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .forEach(it -> people.add(it.getKey(), List.of(it.getValue())));
        return people;
    }

    /** The one person who may be meant; of several that could be, nobody knows. */
    static <T> Optional<KnownNames.Known<T>> meant(String who, KnownNames<T> people) {
        var exact = people.called(who);
        if (exact.size() == 1) {
            return Optional.of(exact.getFirst());
        }
        var name =
                TITLE.matcher(IN_BRACKETS.matcher(who).replaceAll("").strip()).replaceFirst("");
        var found = people.find(name);
        return found.size() == 1 && initialsFit(name, found.getFirst().name())
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    /** Whether somebody of that name may be meant. */
    static boolean mayBe(String who, String name) {
        return meant(who, new KnownNames<String>().add(name, List.of(name))).isPresent();
    }

    private static boolean initialsFit(String typed, String name) {
        var words = Arrays.stream(KnownNames.spelt(name).split(" ")).toList();
        return Arrays.stream(KnownNames.spelt(typed).split(" "))
                .filter(it -> it.length() == 1 && !it.equals("d") && !it.equals("l"))
                .allMatch(initial -> words.stream().anyMatch(it -> it.startsWith(initial)));
    }
}
