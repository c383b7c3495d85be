package se.samrad.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where every service listens: the public door and the identity provider where asked, the others anywhere free. */
record Addresses(String host, String baseUrl, String identityUrl, Map<String, Integer> ports) {
    private static final String LOOPBACK = "127.0.0.1";

    static Addresses choose(Settings settings, List<Service> services, Ports free) {
        var ports = new LinkedHashMap<String, Integer>();
        for (var service : services) {
            ports.put(
                    service.name(),
                    switch (service.name()) {
                        case Service.PORTAL -> free.asked(settings.address(), settings.portalPort(), "SAMRAD_PORT");
                        case Service.IDENTITY ->
                            free.asked(settings.address(), settings.identityPort(), "SAMRAD_IDENTITY_PORT");
                        default -> free.free();
                    });
        }
        return new Addresses(
                settings.address(),
                settings.baseUrl().orElseGet(() -> "http://localhost:" + ports.get(Service.PORTAL)),
                settings.identityUrl().orElseGet(() -> "http://localhost:" + ports.get(Service.IDENTITY)),
                ports);
    }

    int port(String service) {
        var port = ports.get(service);
        if (port == null) {
            throw new IllegalArgumentException("No port was chosen for " + service);
        }
        return port;
    }

    /** The address a service opens: only what is meant for people leaves this machine. */
    String bind(String service) {
        return service.equals(Service.PORTAL) || service.equals(Service.IDENTITY) ? host : LOOPBACK;
    }

    /** How the services reach each other. */
    String inner(String service) {
        var host = bind(service);
        return "http://" + (host.equals("0.0.0.0") ? LOOPBACK : host) + ":" + port(service);
    }
}
