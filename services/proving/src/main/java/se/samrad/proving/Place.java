package se.samrad.proving;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.consultations.ConsultationsApplication;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.RealMongod;
import se.samrad.portal.PortalApplication;
import se.samrad.responses.ResponsesApplication;
import se.samrad.status.StatusApplication;

/** One real mongod, one real Kafka and the services that receiving and showing need, with a consultation that is open. */
final class Place implements AutoCloseable {
    static final String CONSULTATION = "exempel-prov";
    private static final String OFFICER = Bench.bearer("staff:handlaggare");
    private static final int BODIES_A_CALL = 200;

    private final RealMongod mongod;
    private final MongoClient raw;
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final Door consultations;
    private final Door responses;
    private final Door status;
    private final Commands responsesCommands;

    /** What serves an open page, and the door it came by. */
    record Instance(Door responses, Door status, Door portal) {}

    private Place(RealMongod mongod) {
        this.mongod = mongod;
        this.raw = MongoClients.create(mongod.uri("raw"));
        this.consultations = start(ConsultationsApplication.class, "consultations", Map.of());
        this.responses = startResponses();
        this.responsesCommands = services.getLast().getBean(Commands.class);
        this.status = startStatus();
    }

    private Door startResponses() {
        return start(
                ResponsesApplication.class,
                "responses",
                Map.of(
                        "samrad.services.consultations", consultations.address(),
                        "samrad.drafts.uri", mongod.uri("drafts"),
                        "samrad.drafts.key", "an example key of more than 32 bytes"));
    }

    private Door startStatus() {
        return start(
                StatusApplication.class,
                "status",
                Map.of(
                        "samrad.services.consultations", consultations.address(),
                        "samrad.services.responses", responses.address()));
    }

    /** The instance that is there from the beginning, with a portal before it. */
    Instance first() {
        return before(responses, status);
    }

    /** One more of each service on the same databases and the same Kafka; it shares nothing else with the first. */
    Instance another() {
        return before(startResponses(), startStatus());
    }

    private Instance before(Door responding, Door showing) {
        Door portal = start(
                PortalApplication.class,
                "portal",
                Map.of(
                        "samrad.services.consultations", consultations.address(),
                        "samrad.services.responses", responding.address(),
                        "samrad.services.status", showing.address()));
        return new Instance(responding, showing, portal);
    }

    static Place open() throws Exception {
        if (!RealMongod.isThere())
            throw new IllegalStateException("there is no mongod on the PATH, and nothing else will do");
        Place place = new Place(RealMongod.start(1));
        place.openConsultation(CONSULTATION);
        return place;
    }

    private Door start(Class<?> application, String name, Map<String, String> more) {
        Map<String, Object> told = new HashMap<>(Bench.properties());
        told.putAll(more);
        told.put("spring.config.name", name);
        told.put("spring.application.name", name);
        told.put("spring.mongodb.uri", mongod.uri("samrad_" + name));
        told.put("server.port", "0");
        told.put("management.metrics.use-global-registry", "false");
        told.put("logging.level.root", "WARN");
        told.put("logging.level.kafka", "ERROR");
        String[] arguments = told.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(application, Bench.Tokens.class).run(arguments);
        services.add(context);
        return new Door(Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort());
    }

    void openConsultation(String id) throws Exception {
        LocalDate today = LocalDate.now(Deadline.ZONE);
        consultations.json("PUT", "/api/consultations/" + id, OFFICER, """
                {"title":"Exempel: prov av mottagningen","kind":"REMISS","caseNumber":"EX 2026-1","issuer":"Exempelnämnden",
                 "opensOn":"%s","closesOn":"%s","questions":["Vad saknas?"],
                 "contact":{"name":"Exempelkansliet","email":"kansli@exempel.invalid"},"invitedOnly":false,"publishing":"RUNNING"}
                """.formatted(today, today.plusDays(60)));
        consultations.json("POST", "/api/consultations/" + id + "/open", OFFICER, "");
    }

    /** Registers and invites bodies, named {@code exempelby-0} and on. */
    void invite(int bodies) throws Exception {
        for (int from = 0; from < bodies; from += BODIES_A_CALL) {
            List<String> entries = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int i = from; i < Math.min(bodies, from + BODIES_A_CALL); i++) {
                ids.add("\"exempelby-" + i + "\"");
                entries.add("{\"id\":\"exempelby-" + i + "\",\"name\":\"Exempelby " + i
                        + "\",\"type\":\"MUNICIPALITY\",\"municipalityCode\":\"9901\"}");
            }
            consultations.json("POST", "/api/bodies/imports", OFFICER, entries.toString());
            consultations.json(
                    "POST", "/api/consultations/" + CONSULTATION + "/invitations", OFFICER, "{\"bodies\":" + ids + "}");
        }
    }

    Door responses() {
        return responses;
    }

    /** What decides and commits inside the service that receives, behind its door. */
    Commands responsesCommands() {
        return responsesCommands;
    }

    Door status() {
        return status;
    }

    /** The same mongod, for the raw side. */
    MongoClient raw() {
        return raw;
    }

    /** What a service has committed, as its store has it. */
    MongoCollection<Document> commits(String service) {
        return raw.getDatabase("samrad_" + service).getCollection("commits");
    }

    /** From here on nobody shows anything. */
    void closeStatus() {
        services.removeLast().close();
    }

    @Override
    public void close() {
        services.reversed().forEach(ConfigurableApplicationContext::close);
        raw.close();
        mongod.close();
    }
}
