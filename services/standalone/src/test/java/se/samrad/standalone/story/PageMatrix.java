package se.samrad.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.samrad.standalone.structure.PortalPages;

/**
 * Who may open which page and send which form, as {@code page-access.txt} says it, a line a route: everybody, or the accounts
 * named. {@code body} is whoever acts for the body that the path names.
 */
record PageMatrix(Map<String, Set<String>> routes) {
    static final String EVERYBODY = "everybody";
    static final String BODY = "body";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** What is put in a path. */
    record Names(String body, String response, String sha256, String other) {}

    static PageMatrix read() throws IOException {
        Map<String, Set<String>> routes = new TreeMap<>();
        try (InputStream file = PageMatrix.class.getResourceAsStream("/page-access.txt")) {
            for (String line : new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(each -> !each.isBlank() && !each.startsWith("#"))
                    .toList()) {
                String[] parts = line.split("\\|");
                routes.put(
                        parts[0].strip(),
                        Arrays.stream(parts[1].strip().split(" ")).collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return new PageMatrix(routes);
    }

    /** Routes that only one of the two knows. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        Set<String> code = PortalPages.routes();
        for (String route : code) if (!routes.containsKey(route)) missing.add(route + " stands in no line");
        for (String route : routes.keySet()) if (!code.contains(route)) missing.add(route + " is answered by nobody");
        return missing;
    }

    /** Whether this account, which acts for {@code own} if it acts for a body, may. */
    boolean lets(String route, String account, boolean own) {
        Set<String> who = routes.getOrDefault(route, Set.of());
        return who.contains(EVERYBODY) || who.contains(account) || (own && who.contains(BODY));
    }

    static String filled(String route, Names names) {
        String path = route.substring(route.indexOf(' ') + 1);
        return PARAMETER.matcher(path).replaceAll(found -> switch (found.group(1)) {
            case "body" -> names.body();
            case "sha256" -> names.sha256();
            case "added", "number" -> "1";
            case "form" -> "csv";
            case "id" ->
                path.startsWith("/remisser/") || path.startsWith("/arbetsyta/remisser/")
                        ? AccessMatrix.CONSULTATION
                        : path.startsWith("/svar/") || path.startsWith("/arbetsyta/svar/")
                                ? names.response()
                                : path.startsWith("/arbetsyta/register/") ? names.body() : names.other();
            default -> names.other();
        });
    }
}
