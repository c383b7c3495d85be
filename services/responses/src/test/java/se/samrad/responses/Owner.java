package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.BodyEvent.BodyMergeUndone;
import se.samrad.contracts.consultations.BodyEvent.BodyMerged;
import se.samrad.contracts.consultations.BodyEvent.BodyRegistered;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.consultations.ConsultationEvent.CaseNumberCorrected;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationRevised;
import se.samrad.contracts.consultations.ConsultationEvent.SectionFiled;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.InvitationEvent.BodyListed;
import se.samrad.contracts.consultations.InvitationEvent.BodyUnlisted;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.consultations.Renumbered;
import se.samrad.contracts.consultations.Section;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.eventing.relay.KafkaLog;

/** Stands for the service that owns consultations, invitations and bodies: answers with the commits of one stream. */
public final class Owner implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Map<String, List<Envelope>> STREAMS = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> ACTING = new ConcurrentHashMap<>();
    private static final List<String> LETTERS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static volatile boolean away;
    private static final HttpServer SERVER = serve();

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/streams/commits", Owner::answer);
            server.createContext("/internal/contacts", Owner::contacts);
            server.createContext("/internal/letters", Owner::letter);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        ASKED.incrementAndGet();
        String stream = URLDecoder.decode(exchange.getRequestURI().getRawQuery().substring("stream=".length()), UTF_8);
        byte[] body = Json.write(Map.of("envelopes", STREAMS.getOrDefault(stream, List.of())))
                .getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void contacts(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            String email = URLDecoder.decode(query.substring("email=".length()), UTF_8);
            List<Map<String, String>> bodies = ACTING.getOrDefault(email, List.of()).stream()
                    .map(body -> Map.of("body", body, "name", "Exempelby kommun", "role", "REGISTERED"))
                    .toList();
            byte[] found = Json.write(Map.of("bodies", bodies)).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 500 : 200, found.length);
            exchange.getResponseBody().write(found);
            exchange.close();
            return;
        }
        byte[] body = "{\"emails\":[\"registrator@exempelby.example\"],\"colleagues\":[]}".getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void letter(HttpExchange exchange) throws IOException {
        LETTERS.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.sendResponseHeaders(away ? 500 : 200, -1);
        exchange.close();
    }

    /** The letters that mail was asked to send, the newest last. */
    static List<String> letters() {
        return List.copyOf(LETTERS);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String drafts = context.getEnvironment().getProperty("SAMRAD_DRAFTS_URI", Bench.mongoUri(Bench.id("drafts")));
        TestPropertyValues.of(properties(drafts)).applyTo(context);
    }

    /** What the service needs to be told to find it, and where drafts are kept. */
    static Map<String, String> properties(String drafts) {
        String address = "http://127.0.0.1:" + SERVER.getAddress().getPort();
        return Map.of(
                "samrad.services.consultations", address,
                "samrad.services.mail", address,
                "samrad.drafts.key", "bench-drafts-key-of-more-than-32-bytes",
                "samrad.drafts.uri", drafts);
    }

    /** How often somebody has asked. */
    static int asked() {
        return ASKED.get();
    }

    /** Whether it answers with errors from now on. */
    public static void away(boolean isAway) {
        away = isAway;
    }

    /** From now on an address may act for these bodies. */
    public static void actsFor(String email, String... bodies) {
        ACTING.put(email, List.of(bodies));
    }

    /** Over the topic, as the owner's relay does. */
    public static void send(List<Envelope> envelopes) {
        var settings = Map.<String, Object>of("bootstrap.servers", Bench.kafka());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Envelope envelope : envelopes) {
                var unused = producer.send(KafkaLog.record(envelope));
            }
            producer.flush();
        }
    }

    public static Facts facts(@Nullable String caseNumber, boolean invitedOnly, Publishing publishing) {
        return new Facts(
                "Exempel: färdplan",
                Kind.REMISS,
                caseNumber,
                "Exempelnämnden",
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-12-15"),
                List.of(),
                List.of("Vad saknas?", "Vad är bra?"),
                null,
                invitedOnly,
                publishing,
                false,
                null,
                null,
                null);
    }

    /** A consultation as it stands now, with the sections {@code utgangslage} and {@code insats-1}. */
    public static List<Envelope> consultation(String id, Status status, Facts facts) {
        List<Envelope> before = STREAMS.getOrDefault("consultations/" + id, List.of());
        ConsultationState state = new ConsultationState(status, facts, null, null, null, null);
        List<Envelope> all = new ArrayList<>(before);
        if (before.isEmpty()) {
            for (String section : List.of("utgangslage", "insats-1")) {
                Section content = new Section(
                        section, null, "Exempel", 1, "Text", Section.SectionKind.CHAPTER, List.of(), List.of());
                all.add(envelope("consultations/" + id, all.size() + 1, new SectionFiled(1, content), state));
            }
        }
        Object event = status == Status.OPEN
                ? new ConsultationOpened(facts.opensOn(), facts.closesOn())
                : new ConsultationRevised(facts);
        all.add(envelope("consultations/" + id, all.size() + 1, event, state));
        STREAMS.put("consultations/" + id, all);
        return all;
    }

    /** Says of a consultation that receives answers that its case has another number. */
    public static List<Envelope> renumber(String id, String register, String from, String to) {
        String stream = "consultations/" + id;
        List<Envelope> all = new ArrayList<>(STREAMS.getOrDefault(stream, List.of()));
        var corrected =
                new CaseNumberCorrected(to, from, register, "Fel.", "handlaggare", LocalDate.parse("2026-11-02"));
        ConsultationState state = new ConsultationState(
                Status.OPEN,
                facts(to, false, Publishing.RUNNING),
                null,
                null,
                null,
                new Renumbered(register, List.of(from)));
        all.add(envelope(stream, all.size() + 1, corrected, state));
        STREAMS.put(stream, all);
        return all;
    }

    public static String body(String id) {
        BodyFacts facts =
                new BodyFacts("Exempelby kommun", BodyType.MUNICIPALITY, null, null, List.of(), List.of(), false);
        STREAMS.put("bodies/" + id, List.of(envelope("bodies/" + id, 1, new BodyRegistered(facts), facts)));
        return id;
    }

    /** Says of a body that another stands for it. */
    public static List<Envelope> merge(String id, String into) {
        String stream = "bodies/" + id;
        List<Envelope> all = new ArrayList<>(STREAMS.getOrDefault(stream, List.of()));
        all.add(envelope(stream, all.size() + 1, new BodyMerged(into), bodyState(into)));
        STREAMS.put(stream, all);
        return all;
    }

    /** Takes it back. */
    public static void undoMerge(String id, String into) {
        String stream = "bodies/" + id;
        List<Envelope> all = new ArrayList<>(STREAMS.getOrDefault(stream, List.of()));
        all.add(envelope(stream, all.size() + 1, new BodyMergeUndone(into), bodyState(null)));
        STREAMS.put(stream, all);
    }

    private static BodyState bodyState(@Nullable String into) {
        return BodyState.of(
                new BodyFacts("Exempelby kommun", BodyType.MUNICIPALITY, null, null, List.of(), List.of(), false),
                into);
    }

    public static void invite(String consultation, String body) {
        invite(consultation, body, null);
    }

    /** With more time granted, where that is given. */
    public static List<Envelope> invite(String consultation, String body, @Nullable LocalDate ownLastDay) {
        String stream = "invitations/" + consultation + "/" + body;
        var listed = new BodyListed("Exempelby kommun", BodyType.MUNICIPALITY, null);
        List<Envelope> all =
                List.of(envelope(stream, 1, listed, invitation(InvitationState.Status.LISTED, ownLastDay)));
        STREAMS.put(stream, all);
        return all;
    }

    /** Takes whoever was invited off the list again. */
    public static void unlist(String consultation, String body) {
        String stream = "invitations/" + consultation + "/" + body;
        List<Envelope> all = new ArrayList<>(STREAMS.getOrDefault(stream, List.of()));
        var unlisted = invitation(InvitationState.Status.UNLISTED, null);
        all.add(envelope(stream, all.size() + 1, new BodyUnlisted(), unlisted));
        STREAMS.put(stream, all);
    }

    private static InvitationState invitation(InvitationState.Status status, @Nullable LocalDate ownLastDay) {
        return new InvitationState(
                status, "Exempelby kommun", BodyType.MUNICIPALITY, null, ownLastDay, null, null, false);
    }

    private static Envelope envelope(String stream, long version, Object event, Object state) {
        return new Envelope(
                Topics.CONSULTATIONS,
                "/samrad/consultations",
                stream,
                version,
                Vocabulary.typeName(event.getClass()),
                1,
                1,
                Instant.parse("2026-11-01T08:00:00Z"),
                null,
                Json.write(event),
                Json.write(state));
    }
}
