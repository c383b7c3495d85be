package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    void tenThousandNewOnesAreRegisteredAsWhatTheyAreCalledAndInvited() throws Exception {
        matches(0, 0, NAMES);
        submit(PAGE, "lista", list(NAMES), "gor", "titta");
        String html = get(PAGE).body();
        assertThat(words(html))
                .contains("Nya: 10 000.", "Här visas de första 1 000.", "den typ som namnet tyder på")
                .contains("Välj typ för enstaka namn");
        assertThat(html)
                .hasSizeLessThan(PAGE_CHARACTERS_MAX)
                .contains("name=\"rad-1000\"")
                .doesNotContain("name=\"rad-1001\"");
        submit(PAGE, "lista", list(NAMES), "gor", "lagg-till", "rad-1", "ny:AUTHORITY", "rad-2", "nej");
        assertThat(together(written(IMPORTS, Pattern.compile("\"id\":\"([^\"]+)\"")), 1_000))
                .hasSize(NAMES - 1);
        assertThat(together(written(INVITATIONS, Pattern.compile("\"(foreningen-[^\"]+)\"")), 2_000))
                .hasSize(NAMES - 1);
        String first = SERVICES.asked().stream()
                .filter(asked -> asked.path().equals(IMPORTS)
                        && !String.valueOf(asked.query()).contains("preview"))
                .map(Asked::text)
                .findFirst()
                .orElseThrow();
        assertThat(first)
                .contains("\"name\":\"" + name(1) + "\",\"type\":\"AUTHORITY\"")
                .contains("\"name\":\"" + name(3) + "\",\"type\":\"ASSOCIATION\"");
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
        String[] decided = new String[4 + 2 * 200];
        decided[0] = "lista";
        decided[1] = list(300);
        decided[2] = "gor";
        decided[3] = "lagg-till";
        for (int line = 1; line <= 200; line++) {
            decided[2 + 2 * line] = "rad-" + line;
            decided[3 + 2 * line] = line == 1 ? "exempelvik" : "nej";
        }
        assertThat(location(submit(PAGE, decided))).isEqualTo(PAGE);
        assertThat(write("POST", INVITATIONS).text()).isEqualTo("{\"bodies\":[\"exempelvik\"]}");
        matches(0, 100, 0);
        html = get(PAGE).body();
        assertThat(words(html))
                .contains("Tillagda på sändlistan: 1. Namn som är kvar att avgöra: 100.", "Kanske samma: 100.")
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
        submit(PAGE, "lista", "…", "gor", "lagg-till");
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
