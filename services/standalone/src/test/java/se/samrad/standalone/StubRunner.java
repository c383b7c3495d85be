package se.samrad.standalone;

import java.util.List;

/** The runner as it is, with stubs in place of the services. */
final class StubRunner {
    static final List<Service> STUBS = List.of(
            new Service(Service.IDENTITY, StubService.class.getName()),
            new Service("exempel", StubService.class.getName()),
            new Service(Service.PORTAL, StubService.class.getName()));

    private StubRunner() {}

    public static void main(String[] arguments) {
        // The stubs bear real services' names, so they find these services' settings: groups of health that only those
        // have.
        System.setProperty("management.endpoint.health.validate-group-membership", "false");
        StandaloneApplication.run(STUBS, "/stub-demo/");
    }
}
