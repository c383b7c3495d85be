package se.samrad.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.samrad.contracts.Topics;
import se.samrad.standalone.demo.DemoData;
import se.samrad.standalone.kafka.Broker;
import se.samrad.standalone.kafka.TopicSetup;
import se.samrad.standalone.mongo.Engine;
import se.samrad.standalone.mongo.GivenMongo;
import se.samrad.standalone.mongo.Mongo;
import se.samrad.standalone.mongo.Mongod;
import se.samrad.standalone.mongo.StandIn;

/** Starts what Samråd is made of, the services side by side, and stops it in a fixed order: the public door first. */
final class Runner implements AutoCloseable {
    static final String LOG = "samrad.log";

    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final String BEGUN = "begun";
    private static final String BEGUN_EMPTY = "empty";

    private static final String DEMO_DAY = "demo-day";
    private static final String DEMO_LOADED = "demo-loaded";

    /** Two cores are busy with three: one of them always waits for a server. */
    private static final int SIDE_BY_SIDE = 3;

    private static final int FOLDER = 0;
    private static final int SERVERS = 1;
    private static final int SERVICES = 2;

    /** @param depth what others stand on is stopped after them: the highest first */
    private record Part(int depth, String name, AutoCloseable running) {}

    private final Settings settings;
    private final List<Service> services;
    private final String demo;
    private final Instant begun;
    private final Readiness readiness = new Readiness();
    private final PriorityQueue<Part> parts =
            new PriorityQueue<>(Comparator.comparingInt(Part::depth).reversed());
    private final Ports free = new Ports();
    private boolean stopping;

    /** @param demo the folder of the class path that holds the demo */
    Runner(Settings settings, List<Service> services, String demo, Instant begun) {
        this.settings = settings;
        this.services = services;
        this.demo = demo;
        this.begun = begun;
    }

    /** Everything, and then the facts on {@code out}. */
    void start(PrintStream out) throws InterruptedException, ExecutionException {
        Logs.warningsOnly();
        var folder = add(FOLDER, "datamappen", DataFolder.claim(settings.data()));
        var addresses = Addresses.choose(settings, services, free);
        refuseDemoAmongRealData(folder);
        Logs.into(folder.path(LOG));
        var secrets = Secrets.of(settings, new Keys(folder.path("keys")));

        var kafka = kafkaMeanwhile(folder);
        var mongo = add(SERVERS, "MongoDB", mongo(folder));
        folder.write("engine", mongo.engine().recorded());

        startServices(service -> {
            var servers = service.needsKafka() ? kafka.get() : "";
            var arguments = new ServiceArguments(settings, addresses, secrets, mongo, servers);
            return run(service, addresses.port(service.name()), arguments.of(service.name()));
        });
        if (settings.demo()) {
            loadDemo(folder, addresses, secrets, out);
        }
        readiness.ready();
        out.print(
                Announcement.of(settings, addresses, secrets, mongo.engine(), Duration.between(begun, Instant.now())));
        out.flush();
    }

    private interface Start {
        ConfigurableApplicationContext of(Service service) throws InterruptedException, ExecutionException;
    }

    /** Some side by side: what a start waits for, the class path and the servers, another can use. */
    private void startServices(Start start) throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var starting = new ExecutorCompletionService<>(pool);
            for (var service : services) {
                int depth = SERVICES + services.indexOf(service);
                starting.submit(() -> add(depth, service.name(), start.of(service)));
            }
            for (int up = 0; up < services.size(); up++) {
                try {
                    starting.take().get();
                } catch (InterruptedException | ExecutionException e) {
                    pool.shutdownNow();
                    throw e;
                }
            }
        }
    }

    private void loadDemo(DataFolder folder, Addresses addresses, Secrets secrets, PrintStream out)
            throws InterruptedException {
        if (folder.read(DEMO_LOADED).isPresent()) {
            return;
        }
        // Kept: a load taken up again tomorrow must not move the days of what was loaded today.
        if (folder.read(DEMO_DAY).isEmpty()) {
            folder.write(DEMO_DAY, LocalDate.now(ZoneId.of("Europe/Stockholm")).toString());
        }
        var day = LocalDate.parse(folder.read(DEMO_DAY).orElseThrow());
        out.println("Läser in demonstrationsuppgifterna …");
        var failures = DemoData.of(
                        demo,
                        addresses.inner(Service.PORTAL),
                        addresses.inner(Service.IDENTITY),
                        secrets.integrationSecret().orElseThrow(),
                        folder.path("demo-progress"),
                        day)
                .load();
        if (failures.isEmpty()) {
            folder.write(DEMO_LOADED, day.toString());
        } else {
            out.println("Allt i demonstrationen kunde inte läsas in (" + failures.size() + " steg; först: "
                    + failures.getFirst() + "). Nästa start försöker igen.");
        }
    }

    /** Demo accounts with printed passwords must never open what somebody has filled with something real. */
    private void refuseDemoAmongRealData(DataFolder folder) {
        var before = folder.read(BEGUN);
        if (before.isEmpty()) {
            folder.write(BEGUN, settings.demo() ? "demo" : BEGUN_EMPTY);
        } else if (before.get().equals(BEGUN_EMPTY) && settings.demo()) {
            throw new Refusal("Datamappen " + settings.data() + " började utan demonstrationsuppgifter och får inga nu."
                    + " Sätt SAMRAD_DEMO=false, eller välj en annan mapp med SAMRAD_DATA.");
        }
    }

    private Mongo mongo(DataFolder folder) {
        var executable = Mongod.onPath(System.getenv().getOrDefault("PATH", ""));
        var engine = settings.mongoUri()
                .map(uri -> Engine.EXTERNAL)
                .or(settings::engine)
                .orElse(executable.isPresent() ? Engine.MONGOD : Engine.STAND_IN);
        folder.read("engine")
                .filter(recorded -> !recorded.equals(engine.recorded()))
                .ifPresent(recorded -> refuseOtherEngine(recorded, engine));
        return switch (engine) {
            case EXTERNAL -> new GivenMongo(settings.mongoUri().orElseThrow());
            case MONGOD ->
                Mongod.start(
                        executable.orElseThrow(() -> new Refusal("SAMRAD_ENGINE=mongod, men mongod finns inte på PATH."
                                + " Installera MongoDB eller ta bort inställningen.")),
                        folder.path("mongo"),
                        free.release(free.free()));
            case STAND_IN -> StandIn.start(folder.path("mongo"));
        };
    }

    private void refuseOtherEngine(String recorded, Engine now) {
        var before = Engine.named(recorded);
        var advice = switch (before.orElse(Engine.STAND_IN)) {
            case EXTERNAL -> "Sätt SPRING_MONGODB_URI till samma server som förut";
            case MONGOD -> "Sätt SAMRAD_ENGINE=mongod, utan SPRING_MONGODB_URI och med mongod på PATH";
            case STAND_IN -> "Sätt SAMRAD_ENGINE=stand-in, utan SPRING_MONGODB_URI";
        };
        throw new Refusal("Datamappen " + settings.data() + " gjordes med "
                + before.map(Engine::described).orElse(recorded) + ", men den här starten skulle använda "
                + now.described() + ". " + advice + ", eller välj en annan mapp med SAMRAD_DATA.");
    }

    /** Kafka takes as long as the services that do without it. */
    private Future<String> kafkaMeanwhile(DataFolder folder) {
        var starting = new FutureTask<>(() -> {
            var servers = settings.kafka().orElseGet(() -> broker(folder).address());
            TopicSetup.create(servers, Topics.ALL);
            return servers;
        });
        Thread.ofPlatform().daemon().name("start-kafka").start(starting);
        return starting;
    }

    private Broker broker(DataFolder folder) {
        int port = free.free();
        int controllerPort = free.free();
        return add(
                SERVERS, "Kafka", Broker.start(folder.path("kafka"), free.release(port), free.release(controllerPort)));
    }

    private ConfigurableApplicationContext run(Service service, int port, List<String> arguments) {
        return Logs.as(service.name(), () -> {
            var builder = new SpringApplicationBuilder(service.application())
                    .properties("spring.config.name=" + service.name())
                    .registerShutdownHook(false);
            if (service.name().equals(Service.PORTAL)) {
                builder.initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("start", HealthIndicator.class, () -> readiness));
            }
            free.release(port);
            return builder.run(arguments.toArray(String[]::new));
        });
    }

    private synchronized <T extends AutoCloseable> T add(int depth, String name, T running) {
        parts.add(new Part(depth, name, running));
        log.info(
                "{} is up, {} ms after the start",
                name,
                Duration.between(begun, Instant.now()).toMillis());
        if (stopping) {
            stopParts();
            throw new StoppedWhileStarting();
        }
        return running;
    }

    @Override
    public synchronized void close() {
        stopping = true;
        free.close();
        stopParts();
    }

    private void stopParts() {
        parts.stream()
                .map(Part::running)
                .filter(DataFolder.class::isInstance)
                .map(DataFolder.class::cast)
                .forEach(DataFolder::stopping);
        while (!parts.isEmpty()) {
            var part = parts.remove();
            try {
                part.running().close();
                log.info("{} has stopped", part.name());
            } catch (Exception e) {
                log.warn("{} did not stop as it should", part.name(), e);
            }
        }
    }

    /** Somebody stopped the runner before it was up; not a fault. */
    static final class StoppedWhileStarting extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
