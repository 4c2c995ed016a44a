package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.web.FilledForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Days of a series as a form names them: fields {@code version-<event>}. */
final class SeriesForm {

    private SeriesForm() {}

    /** Each of them that was on the page, as it was read. */
    static Map<AnimationId, Integer> read(FilledForm form, List<AnimationView> series) {
        var versions = new LinkedHashMap<AnimationId, Integer>();
        for (var it : series) {
            var version = form.numberIfAny("version-" + it.id(), 0, Integer.MAX_VALUE);
            if (version != null) {
                versions.put(it.id(), version);
            }
        }
        return versions;
    }
}
