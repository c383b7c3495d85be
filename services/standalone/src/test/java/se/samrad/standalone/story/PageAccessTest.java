package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.samrad.standalone.story.PageMatrix.Names;
import se.samrad.standalone.story.Visitor.Seen;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of the running product, opened behind the session of everybody who can sign in, for what is the reader's own,
 * somebody else's and unknown. No form that is let in is sent for real: what services decide is asked in {@link AccessTest}.
 */
class PageAccessTest {
    private static final String OWN = "exempel-grankoping";
    private static final String OTHERS = "exempel-lingonsala";
    private static final String NOTHING = AccessMatrix.NOTHING;
    private static final String HIDDEN = "Undanhållet-7781";
    private static final String BESIDE = "Hemvist-9917";
    private static final String NO_HASH = "0".repeat(64);
    private static final Set<String> STAFF = Set.of("handlaggare", "registrator", "kommunikator", "admin", "sakerhet");

    private static RunningSamrad samrad;
    private static PageMatrix matrix;
    private static final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private static Names own;
    private static Names others;
    private static final Names unknown =
            new Names(NOTHING, AccessMatrix.CONSULTATION + "--" + NOTHING, NO_HASH, NOTHING);
    private static final List<Asked> asked = new ArrayList<>();

    record Asked(String account, String route, Names names, Seen seen) {
        @Override
        public String toString() {
            return account + " " + PageMatrix.filled(route, names) + ": " + seen.status() + " " + seen.location();
        }

        boolean turnedAway() {
            boolean asks = seen.asksToSignIn() && !route.equals("GET /logga-in");
            return asks || Set.of(401, 403).contains(seen.status());
        }

        /** A form of another body's leads back to its page, which says whose it is, and does nothing. */
        boolean keptOut() {
            boolean back = seen.status() == 302 && seen.location().endsWith(PageMatrix.filled(route, names));
            return turnedAway() || seen.status() == 404 || (route.startsWith("POST ") && back);
        }
    }

    @BeforeAll
    static void ask() throws IOException {
        samrad = RunningSamrad.start("stand-in", Map.of("SAMRAD_SEALING_MACHINE", "true"));
        matrix = PageMatrix.read();
        own = answered(OWN);
        others = answered(OTHERS);
        visitors.put("nobody", new Visitor(samrad));
        for (String account : STAFF) visitors.put(account, Visitor.staff(samrad, account));
        visitors.put(PageMatrix.BODY, Visitor.representative(samrad, address(OWN)));
        visitors.forEach((account, visitor) -> {
            // A page with a form, for its token.
            visitor.get("/prenumerera/remiss/" + AccessMatrix.CONSULTATION);
            for (String route : matrix.routes().keySet()) {
                for (Names names : List.of(own, others, unknown)) {
                    boolean form = route.startsWith("POST ");
                    boolean lets = matrix.lets(route, account, names.equals(own) && account.equals(PageMatrix.BODY));
                    if (form && lets) continue;
                    String path = PageMatrix.filled(route, names);
                    Seen seen = form ? visitor.post(path, Map.of("gor", "finns-inte")) : visitor.get(path);
                    asked.add(new Asked(account, route, names, seen));
                }
            }
        });
        Files.write(
                Path.of("target/page-access.txt"),
                asked.stream().map(Asked::toString).sorted().toList());
    }

    @AfterAll
    static void stop() {
        samrad.close();
    }

    /** The names of a body's answer, of which nothing is published, with one file. */
    private static Names answered(String body) {
        String sha256 = samrad.upload("fil.txt", HIDDEN + " " + body);
        HttpResponse<String> receipt = samrad.call(
                "POST",
                "/api/responses/" + AccessMatrix.CONSULTATION + "--" + body + "/supersede",
                "{\"text\":\"%s\",\"files\":[\"%s\"],\"channel\":\"EMAIL\"}".formatted(HIDDEN + " " + BESIDE, sha256),
                "Idempotency-Key",
                "sidor-" + body);
        assertThat(receipt.statusCode()).as(receipt.body()).isBetween(200, 201);
        return new Names(body, AccessMatrix.CONSULTATION + "--" + body, sha256, NOTHING);
    }

    private static String address(String body) {
        return new JsonMapper()
                .readTree(samrad.call("GET", "/api/bodies?q=" + body, "").body())
                .at("/items/0/emails/0")
                .asString();
    }

    @Test
    void everyPageAndFormStandsInTheMatrix() {
        assertThat(matrix.missing()).isEmpty();
        assertThat(asked.stream().map(Asked::account).distinct()).hasSize(STAFF.size() + 2);
    }

    @Test
    void aPageThatStandsInNoLineWouldBeFound() {
        Map<String, Set<String>> fewer = new TreeMap<>(matrix.routes());
        fewer.remove("GET /arbetsyta/drift");
        assertThat(new PageMatrix(fewer).missing()).containsExactly("GET /arbetsyta/drift stands in no line");
    }

    @Test
    void whoMayIsLetInAndWhoMayNotIsKeptOut() {
        assertThat(wrong(matrix)).isEmpty();
    }

    @Test
    void aPageThatLetsSomebodyElseInWouldBeFound() {
        Map<String, Set<String>> stricter = new TreeMap<>(matrix.routes());
        stricter.put("GET /arbetsyta", Set.of("admin"));
        assertThat(wrong(new PageMatrix(stricter))).hasSize(12);
    }

    private static List<String> wrong(PageMatrix expected) {
        List<String> wrong = new ArrayList<>();
        for (Asked each : asked) {
            boolean mine =
                    each.account().equals(PageMatrix.BODY) && each.names().equals(own);
            boolean lets = expected.lets(each.route(), each.account(), mine);
            // What is unknown is not there for those either who may see what is.
            boolean there = each.names().equals(own)
                    && !PageMatrix.filled(each.route(), own).contains(NOTHING);
            if (lets && there && (each.turnedAway() || (mine && each.seen().status() == 404)))
                wrong.add(each + " (may)");
            if (!lets && !each.keptOut()) wrong.add(each + " (may not)");
            if (each.seen().status() >= 500) wrong.add(each + " is a fault");
        }
        return wrong;
    }

    @Test
    void whatIsAnothersLooksToABodyAsWhatDoesNotExist() {
        Map<String, String> nothing = new TreeMap<>();
        List<String> told = new ArrayList<>();
        for (Asked each : asked) {
            if (each.account().equals(PageMatrix.BODY) && each.names().equals(unknown))
                nothing.put(each.route(), plain(each));
        }
        for (Asked each : asked) {
            boolean foreign =
                    each.account().equals(PageMatrix.BODY) && each.names().equals(others);
            if (!foreign || matrix.lets(each.route(), each.account(), false)) continue;
            if (!plain(each).equals(nothing.get(each.route()))) told.add(each + "\n" + plain(each));
        }
        assertThat(told).isEmpty();
    }

    /** A page without its own address and the tokens of its forms. */
    private static String plain(Asked each) {
        return plain(each.seen(), each.names());
    }

    private static String plain(Seen seen, Names names) {
        return seen.status()
                + " "
                + (seen.location() + seen.body())
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "")
                        .replace(names.response(), "")
                        .replaceAll("[A-Za-z0-9_-]{40,}", "") // tokens of forms, and hashes
                        .replace(names.body(), "")
                        .replace(NOTHING, "");
    }

    @Test
    void aFileIsFoundByItsHashOnlyByThoseWhoMayOpenItsResponse() {
        String staff = "/api/staff/responses/" + others.response() + "/files/";
        String all = "/api/public/responses/" + others.response() + "/files/";
        visitors.forEach((account, visitor) -> {
            boolean may = Set.of("handlaggare", "registrator", "admin").contains(account);
            for (String path : List.of(
                    staff,
                    staff.replace("/api/staff/responses/", "/arbetsyta/svar/").replace("files", "filer"))) {
                Seen file = visitor.get(path + others.sha256());
                if (may) assertThat(file.body()).as(account + path).contains(HIDDEN);
                else {
                    assertThat(file.body()).as(account + path).doesNotContain(HIDDEN);
                    assertThat(plain(file, others)).isEqualTo(plain(visitor.get(path + NO_HASH), others));
                }
                // A hash opens nothing in another response than its own, for nobody.
                assertThat(visitor.get(path + own.sha256()).body()).doesNotContain(HIDDEN);
            }
            Seen open = visitor.get(all + others.sha256());
            assertThat(open.status()).isEqualTo(404);
            assertThat(plain(open, others)).isEqualTo(plain(visitor.get(all + NO_HASH), others));
        });
    }

    @Test
    void searchFeedsReceiptsAndLiveUpdatesTellNobodyWhatIsNotPublished() {
        String forged = "/kvittens/" + others.response() + ".1.k1.AAAA";
        visitors.forEach((account, visitor) -> {
            for (String path : List.of(
                    "/sok?q=" + HIDDEN.replace("å", "%C3%A5"),
                    "/en/sok?q=" + HIDDEN.replace("å", "%C3%A5"),
                    "/remisser/" + AccessMatrix.CONSULTATION + "/laget",
                    "/remisser/" + AccessMatrix.CONSULTATION + "/svar/publicerade",
                    "/svar/flode.atom")) {
                // The page says again what was sought, but not what stands beside it.
                assertThat(visitor.get(path).body()).as(account + " " + path).doesNotContain(BESIDE);
            }
            assertThat(visitor.get("/remisser/" + AccessMatrix.CONSULTATION + "/laget/strom")
                            .status())
                    .isEqualTo(200);
            assertThat(visitor.get("/remisser/" + NOTHING + "/laget/strom").status())
                    .isEqualTo(404);
            for (String end : List.of("", "/kod", "/svar")) {
                assertThat(plain(visitor.get(forged + end), others))
                        .as(account + end)
                        .isEqualTo(plain(visitor.get("/kvittens/" + NOTHING + ".1.k1.AAAA" + end), unknown)
                                .replace(AccessMatrix.CONSULTATION + "--", ""));
            }
        });
    }
}
