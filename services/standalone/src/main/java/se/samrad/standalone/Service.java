package se.samrad.standalone;

import java.util.List;

/** A service by name: the name of its settings file, its database and its folder under {@code services/}. */
record Service(String name, String mainClass) {
    static final String IDENTITY = "identity";
    static final String RESPONSES = "responses";
    static final String MAIL = "mail";
    static final String PORTAL = "portal";

    /** In the order they start: what does without Kafka while Kafka starts, and the public door last. They stop in reverse. */
    static final List<Service> ALL = List.of(
            of(IDENTITY, "Identity"),
            of("consultations", "Consultations"),
            of("responses", "Responses"),
            of("meetings", "Meetings"),
            of("news", "News"),
            of("status", "Status"),
            of(MAIL, "Mail"),
            of(PORTAL, "Portal"));

    private static Service of(String name, String application) {
        return new Service(name, "se.samrad." + name + "." + application + "Application");
    }

    /** Who somebody is is no event. */
    boolean needsKafka() {
        return !name.equals(IDENTITY);
    }

    Class<?> application() {
        try {
            return Class.forName(mainClass);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The service " + name + " has no " + mainClass, e);
        }
    }
}
