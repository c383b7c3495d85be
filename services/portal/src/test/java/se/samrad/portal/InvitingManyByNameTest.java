package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Asked;

/** The longest list of names that may be pasted, from the first look at it to the last body on the list. */
class InvitingManyByNameTest extends FormsHarness {
    private static final String PAGE = "/arbetsyta/remisser/utkast/sandlista/namn";
    private static final String MATCHES = "/api/bodies/matches";
    private static final String IMPORTS = "/api/bodies/imports";
    private static final String INVITATIONS = "/api/consultations/utkast/invitations";
    private static final int NAMES = 10_000;
    private static final int PAGE_CHARACTERS_MAX = 3_000_000;

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        SERVICES.on("consultations", IMPORTS + "?preview=true", "{\"items\":[]}");
        SERVICES.on("consultations", IMPORTS, "{\"items\":[]}");
        SERVICES.on("consultations", INVITATIONS, "{\"items\":[]}");
        SERVICES.on("consultations", "/api/bodies/exempelvik/aliases", "{\"version\":2}");
    }

    private static String name(int line) {
        return "Föreningen för ängar och sjöar i Örnexempel nummer " + line;
    }

    private static String list(int names) {
        return IntStream.rangeClosed(1, names)
                .mapToObj(InvitingManyByNameTest::name)
                .collect(Collectors.joining("\r\n"));
    }

    private static void matches(int same, int perhaps, int fresh) {
        String items = IntStream.rangeClosed(1, same + perhaps + fresh)
                .mapToObj(line -> "{\"line\":%d,\"name\":\"%s\",".formatted(line, name(line))
                        + (line <= same
                                ? "\"outcome\":\"SAME\",\"candidates\":[{\"body\":\"b-%d\",\"name\":\"%s\",\"because\":\"SPELLED_ALIKE\"}]}"
                                        .formatted(line, name(line))
                                : line <= same + perhaps
                                        ? "\"outcome\":\"PERHAPS\",\"type\":\"ASSOCIATION\",\"candidates\":[{\"body\":\"exempelvik\",\"name\":\"Exempelviks kommun\",\"because\":\"FORM\"}]}"
                                        : "\"outcome\":\"NEW\",\"type\":\"ASSOCIATION\",\"candidates\":[]}"))
                .collect(Collectors.joining(","));
        SERVICES.on("consultations", MATCHES, "{\"items\":[" + items + "]}");
    }

    /** The ids in the bodies of all that was written to a path, a list for each time. */
    private static List<List<String>> written(String path, Pattern id) {
        List<List<String>> all = new ArrayList<>();
        for (Asked asked : SERVICES.asked()) {
            if (!asked.method().equals("POST") || !asked.path().equals(path)) continue;
            if (String.valueOf(asked.query()).contains("preview")) continue;
            List<String> ids = new ArrayList<>();
            Matcher found = id.matcher(asked.text());
            while (found.find()) ids.add(found.group(1));
            all.add(ids);
        }
        return all;
    }

    private static Set<String> together(List<List<String>> parts, int most) {
        Set<String> all = new HashSet<>();
        for (List<String> part : parts) {
            assertThat(part).hasSizeLessThanOrEqualTo(most);
            assertThat(part).allMatch(all::add);
        }
        return all;
    }

    @Test
    void tenThousandThatAreKnownAreFoldedTogetherAndAllAreInvited() throws Exception {
        matches(NAMES, 0, 0);
        submit(PAGE, "lista", list(NAMES), "gor", "titta");
        String html = get(PAGE).body();
        assertThat(words(html))
                .contains("Finns i registret: 10 000. Kanske samma: 0. Nya: 0.", "Visa namnen, högst 1 000");
        assertThat(html).contains("<details class=\"plain\">").hasSizeLessThan(PAGE_CHARACTERS_MAX);
        assertThat(location(submit(PAGE, "lista", list(NAMES), "gor", "lagg-till")))
                .isEqualTo("/arbetsyta/remisser/utkast/sandlista");
        assertThat(together(written(INVITATIONS, Pattern.compile("\"(b-\\d+)\"")), 2_000))
                .hasSize(NAMES);
        assertThat(read("/arbetsyta/remisser/utkast/sandlista")).contains("Tillagda på sändlistan: 10 000.");
    }

    @Test
    void ofTenThousandNewOnesAThousandAreRegisteredAndInvitedAtATimeAndTheRestOfTheListStays() throws Exception {
        matches(0, 0, NAMES);
        submit(PAGE, "lista", list(NAMES), "gor", "titta");
        String html = get(PAGE).body();
        assertThat(words(html))
                .contains("Nya: 10 000.", "De här 1 000 läggs in nu.", "9 000 namn är kvar.")
                .contains("Läs in alla nya i registret först", "Välj typ för enstaka namn");
        assertThat(html)
                .hasSizeLessThan(PAGE_CHARACTERS_MAX)
                .contains("name=\"rad-1000\"", "href=\"/arbetsyta/register/import\"")
                .doesNotContain("name=\"rad-1001\"");
        String[] decided = decided(NAMES, 1_000, line -> line == 2 ? "nej" : line == 1 ? "ny:AUTHORITY" : "ny:OTHER");
        assertThat(location(submit(PAGE, decided))).isEqualTo(PAGE);
        assertThat(together(written(IMPORTS, Pattern.compile("\"id\":\"([^\"]+)\"")), 1_000))
                .hasSize(999);
        assertThat(together(written(INVITATIONS, Pattern.compile("\"(foreningen-[^\"]+)\"")), 2_000))
                .hasSize(999);
        assertThat(write("POST", IMPORTS).text())
                .contains("\"name\":\"" + name(1) + "\",\"type\":\"AUTHORITY\"")
                .contains("\"name\":\"" + name(3) + "\",\"type\":\"OTHER\"");
        matches(0, 0, NAMES - 1_000);
        assertThat(words(get(PAGE).body())).contains("Namn som är kvar: 9 000.", "Nya: 9 000.");
        assertThat(write("POST", MATCHES).text()).startsWith(name(1_001)).endsWith(name(NAMES));
    }

    /** A list of so many names, and what is chosen for the first of them. */
    private static String[] decided(int names, int first, IntFunction<String> chosen) {
        List<String> fields = new ArrayList<>(List.of("lista", list(names), "gor", "lagg-till"));
        for (int line = 1; line <= first; line++) fields.addAll(List.of("rad-" + line, chosen.apply(line)));
        return fields.toArray(String[]::new);
    }

    @Test
    void whoIsTheSameAsANewOneThatWaitsWaitsWithIt() throws Exception {
        String items = IntStream.rangeClosed(1, 1_001)
                .mapToObj(
                        line -> "{\"line\":%d,\"name\":\"%s\",\"outcome\":\"NEW\",\"type\":\"OTHER\",\"candidates\":[]}"
                                .formatted(line, name(line)))
                .collect(Collectors.joining(","));
        SERVICES.on(
                "consultations",
                MATCHES,
                "{\"items\":[" + items
                        + ",{\"line\":1002,\"name\":\"Samma\",\"outcome\":\"PERHAPS\",\"type\":\"OTHER\",\"candidates\":["
                        + "{\"name\":\"" + name(1_001) + "\",\"because\":\"FORM\",\"line\":1001}]}]}");
        assertThat(get(PAGE).statusCode()).isEqualTo(200);
        submit(PAGE, decided(1_002, 1_002, line -> line == 1_002 ? "samma-som:1001" : "ny:OTHER"));
        assertThat(together(written(IMPORTS, Pattern.compile("\"id\":\"([^\"]+)\"")), 1_000))
                .hasSize(1_000);
        assertThat(words(get(PAGE).body())).contains("Namn som är kvar: 2.");
        assertThat(write("POST", MATCHES).text()).isEqualTo(name(1_001) + "\n" + name(1_002));
    }

    @Test
    void ofThoseThatArePerhapsTheSameTwoHundredAreAskedAboutAtATimeAndTheRestOfTheListStays() throws Exception {
        matches(0, 300, 0);
        submit(PAGE, "lista", list(300), "gor", "titta");
        String html = get(PAGE).body();
        assertThat(words(html)).contains("Kanske samma: 300.", "De här 200 behöver avgöras nu.", "100 namn är kvar.");
        assertThat(html).contains("name=\"rad-200\"").doesNotContain("name=\"rad-201\"");
        submit(PAGE, "lista", list(300), "gor", "lagg-till");
        assertThat(read(PAGE)).contains("Välj vad " + name(200) + " betyder.").doesNotContain("Välj vad " + name(201));
        String[] decided = decided(300, 200, line -> line == 1 ? "exempelvik" : "nej");
        assertThat(location(submit(PAGE, decided))).isEqualTo(PAGE);
        assertThat(write("POST", INVITATIONS).text()).isEqualTo("{\"bodies\":[\"exempelvik\"]}");
        matches(0, 100, 0);
        html = get(PAGE).body();
        assertThat(words(html))
                .contains("Tillagda på sändlistan: 1. Namn som är kvar: 100.", "Kanske samma: 100.")
                .doesNotContain("behöver avgöras nu");
        assertThat(html).contains(">" + name(201) + "\n").doesNotContain(name(200) + "\n");
        assertThat(write("POST", MATCHES).text()).startsWith(name(201)).endsWith(name(300));
    }

    @Test
    void anIdThatSomebodyHasIsNotTakenAgain() throws Exception {
        SERVICES.on("consultations", MATCHES, """
                {"items":[{"line":1,"name":"Exempelsällskapet","outcome":"NEW","type":"ASSOCIATION","candidates":[]},
                 {"line":2,"name":"Exempelsällskapet!","outcome":"NEW","type":"ASSOCIATION","candidates":[]}]}""");
        SERVICES.on(
                "consultations",
                IMPORTS + "?preview=true",
                "{\"items\":[{\"id\":\"exempelsallskapet\",\"outcome\":\"CHANGED\"},{\"id\":\"exempelsallskapet-2\",\"outcome\":\"WRONG\"}]}");
        submit(PAGE, "lista", "…", "gor", "lagg-till", "rad-1", "ny:OTHER", "rad-2", "ny:OTHER");
        assertThat(write("POST", INVITATIONS).text())
                .isEqualTo("{\"bodies\":[\"exempelsallskapet-3\",\"exempelsallskapet-4\"]}");
    }

    @Test
    void ofALongerListNothingIsShownButThatItIsTooLong() throws Exception {
        matches(1, 0, 0);
        submit(PAGE, "lista", list(NAMES + 1), "gor", "titta");
        assertThat(read(PAGE))
                .contains("Klistra in högst 10 000 namn åt gången.")
                .doesNotContain("Finns i registret:");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(MATCHES));
        submit("/en" + PAGE, "lista", list(NAMES + 1), "gor", "lagg-till");
        assertThat(words(get("/en" + PAGE).body())).contains("Paste at most 10,000 names at a time.");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(INVITATIONS));
    }
}
