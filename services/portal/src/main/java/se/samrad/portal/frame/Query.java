package se.samrad.portal.frame;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A page's address with its filters, so that every state of a list can be linked to. */
public record Query(String path, Map<String, String> parameters, String fragment) {
    public static Query of(String path, Map<String, String> parameters) {
        return new Query(path, new LinkedHashMap<>(parameters), "");
    }

    /** The same address with one filter set, or taken away by null or nothing. */
    public Query with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        if (value == null || value.isBlank()) changed.remove(name);
        else changed.put(name, value);
        return new Query(path, changed, fragment);
    }

    /** One of the members that a filter can be set to; null for anything else, which sets none. */
    public static <E extends Enum<E>> @Nullable String member(Class<E> type, @Nullable String name) {
        for (E member : type.getEnumConstants()) {
            if (member.name().equals(name)) return name;
        }
        return null;
    }

    public Query at(String place) {
        return new Query(path, parameters, place);
    }

    public String href() {
        StringBuilder href = new StringBuilder(path);
        char separator = '?';
        for (var parameter : parameters.entrySet()) {
            href.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return fragment.isEmpty() ? href.toString() : href + "#" + fragment;
    }
}
