package se.samrad.standalone;

import java.util.List;

/** A service by name: the name of its settings file, its database and its folder under {@code services/}. */
record Service(String name, String mainClass) {
    static final String IDENTITY = "identity";
    static final String PORTAL = "portal";

    /** In the order they start: who is asked before who asks, and the public door last. */
    static final List<Service> ALL = List.of(
            of("consultations", "Consultations"),
            of("responses", "Responses"),
            of("meetings", "Meetings"),
            of("news", "News"),
            of("status", "Status"),
            of("mail", "Mail"),
            of(IDENTITY, "Identity"),
            of(PORTAL, "Portal"));

    private static Service of(String name, String application) {
        return new Service(name, "se.samrad." + name + "." + application + "Application");
    }

    Class<?> application() {
        try {
            return Class.forName(mainClass);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The service " + name + " has no " + mainClass, e);
        }
    }
}
