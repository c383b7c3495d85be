package se.samrad.standalone.mongo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which MongoDB made the data. What one of them wrote, another cannot read. */
public enum Engine {
    EXTERNAL("en given server (SPRING_MONGODB_URI)"),
    MONGOD("mongod på den här datorn"),
    STAND_IN("den inbyggda ersättaren");

    private final String described;

    Engine(String described) {
        this.described = described;
    }

    /** As written in {@code data/engine}. */
    public String recorded() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String described() {
        return described;
    }

    public static Optional<Engine> named(String recorded) {
        return Arrays.stream(values())
                .filter(engine -> engine.recorded().equals(recorded))
                .findAny();
    }
}
