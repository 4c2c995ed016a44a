package fr.conciergerie.web.privacy;

import java.util.List;
import java.util.Map;

/**
 * What a module holds about somebody, for them to read and to take away: all of it, what was written about them included, and
 * nothing of anybody else. Called with the operator at work.
 */
public interface PersonalData {

    List<Section> about(Somebody person);

    /** Pictures and the like. */
    default List<Attachment> files(Somebody person) {
        return List.of();
    }

    /** Where among the others it stands; smaller comes first. */
    int order();

    /**
     * One kind of things.
     *
     * @param code its title is {@code privacy.section.<code>}
     */
    record Section(String code, List<Entry> entries) {

        public Section {
            entries = List.copyOf(entries);
        }
    }

    /** One thing; each of its values is called {@code privacy.column.<name>}. What is not known is left out. */
    record Entry(Map<String, Object> values) {}

    /** A word of a closed list: programs read the code, people the sentence. */
    record Coded(String code, String key) {}

    record Attachment(String name, byte[] content) {}
}
