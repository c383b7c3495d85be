package se.samrad.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import se.samrad.standalone.mongo.Engine;

/** What the environment asks for. A port of 0 means any free one. */
public record Settings(
        Path data,
        String address,
        int portalPort,
        int identityPort,
        Optional<String> baseUrl,
        Optional<String> identityUrl,
        boolean demo,
        Optional<String> demoPassword,
        Optional<String> adminPassword,
        Optional<String> integrationSecret,
        Optional<String> mongoUri,
        Optional<Engine> engine,
        Optional<String> kafka) {

    /**
     * The name by which consumers join their groups again. With a Kafka inside it is the same at every start: after a crash nobody
     * waits for the one that died. On somebody else's Kafka there is none: two runners of one name would put each other out.
     */
    Optional<String> member() {
        return kafka.isEmpty() ? Optional.of("standalone") : Optional.empty();
    }

    public static Settings from(Map<String, String> environment) {
        var reader = new Reader(environment);
        return new Settings(
                Path.of(reader.text("SAMRAD_DATA").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                // Only this machine, unless somebody decides otherwise: the demo prints its passwords.
                reader.text("SAMRAD_ADDRESS").orElse("127.0.0.1"),
                reader.port("SAMRAD_PORT", 8080),
                reader.port("SAMRAD_IDENTITY_PORT", 9000),
                reader.text("SAMRAD_BASE_URL"),
                reader.text("SAMRAD_IDENTITY_URL"),
                reader.flag("SAMRAD_DEMO", true),
                reader.text("SAMRAD_DEMO_PASSWORD"),
                reader.text("SAMRAD_ADMIN_PASSWORD"),
                reader.text("SAMRAD_INTEGRATION_SECRET"),
                reader.text("SPRING_MONGODB_URI"),
                reader.text("SAMRAD_ENGINE").map(Settings::engine),
                reader.text("SPRING_KAFKA_BOOTSTRAP_SERVERS"));
    }

    private static Engine engine(String name) {
        return Engine.named(name)
                .filter(engine -> engine != Engine.EXTERNAL)
                .orElseThrow(() -> new Refusal("SAMRAD_ENGINE kan vara mongod eller stand-in, inte \"" + name + "\"."));
    }

    private record Reader(Map<String, String> environment) {
        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        int port(String name, int otherwise) {
            var value = text(name);
            if (value.isEmpty()) {
                return otherwise;
            }
            if (value.get().matches("\\d{1,5}")) {
                int port = Integer.parseInt(value.get());
                if (port <= 65_535) {
                    return port;
                }
            }
            throw new Refusal(name + " ska vara ett portnummer mellan 0 och 65535, inte \"" + value.get() + "\".");
        }

        boolean flag(String name, boolean otherwise) {
            var value = text(name);
            if (value.isEmpty()) {
                return otherwise;
            }
            return switch (value.get()) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new Refusal(name + " ska vara true eller false, inte \"" + value.get() + "\".");
            };
        }
    }
}
