package se.samrad.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.samrad.standalone.mongo.Mongo;

/**
 * What the runner tells each service. Told as arguments, which win over the environment: a {@code SERVER_PORT} or
 * {@code SPRING_MONGODB_URI} there would otherwise reach every service alike.
 */
record ServiceArguments(Settings settings, Addresses addresses, Secrets secrets, Mongo mongo, String kafka) {

    private static final int POLL_RECORDS_MAX = 1_000;
    private static final int FETCH_BYTES_MAX = 2_000_000;

    List<String> of(String service) {
        var told = new TreeMap<String, String>();
        told.put("spring.application.name", service);
        told.put("spring.main.banner-mode", "off");
        var foreign = Library.foreignTo(service);
        if (!foreign.isEmpty()) {
            told.put("spring.autoconfigure.exclude", foreign);
        }
        told.put("server.port", Integer.toString(addresses.port(service)));
        told.put("server.address", addresses.bind(service));
        told.put("server.tomcat.threads.min-spare", "2");
        told.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        // One registry each: the global one would count every service's requests in all of them.
        told.put("management.metrics.use-global-registry", "false");
        told.put("spring.mongodb.uri", mongo.uri("samrad_" + service));
        told.put("spring.kafka.bootstrap-servers", kafka);
        // All services share one heap, and after a stop or an upgrade each view may have all of its topics before it.
        told.put("spring.kafka.consumer.max-poll-records", Integer.toString(POLL_RECORDS_MAX));
        told.put("spring.kafka.consumer.properties.fetch.max.bytes", Integer.toString(FETCH_BYTES_MAX));
        settings.member().ifPresent(member -> told.put("samrad.kafka.instance", member));
        told.put("samrad.base-url", addresses.baseUrl());
        told.put("samrad.identity-url", addresses.identityUrl());
        told.put("samrad.data", settings.data().toString());
        told.put("samrad.demo", Boolean.toString(settings.demo()));
        told.put("samrad.service-token", secrets.serviceToken());
        told.put("samrad.keys.position", secrets.positionKey());
        for (var name : addresses.ports().keySet()) {
            told.put("samrad.services." + name, addresses.inner(name));
        }
        if (addresses.ports().containsKey(Service.IDENTITY)) {
            told.put("samrad.jwks-uri", addresses.inner(Service.IDENTITY) + "/oauth2/jwks");
        }
        if (service.equals(Service.RESPONSES)) {
            told.put("samrad.drafts.uri", mongo.uri("samrad_drafts"));
            told.put("samrad.drafts.key", secrets.draftsKey());
            told.put("samrad.keys.receipt", secrets.receiptKey());
            // Receipts of data from before there was a key of their own were signed with a key derived from this one.
            told.put("samrad.keys.receipt-older", secrets.positionKey());
        }
        if (service.equals(Service.IDENTITY)) {
            told.putAll(identity());
        }
        var arguments = new ArrayList<String>();
        told.forEach((name, value) -> arguments.add("--" + name + "=" + literally(value)));
        return arguments;
    }

    private Map<String, String> identity() {
        var told = new TreeMap<String, String>();
        secrets.demoAccounts().forEach((user, password) -> told.put("samrad.demo-accounts." + user, password));
        secrets.adminPassword().ifPresent(password -> told.put("samrad.admin-password", password));
        secrets.integrationSecret().ifPresent(secret -> told.put("samrad.integration-secret", secret));
        return told;
    }

    /** A password may look like a placeholder; it is not one. */
    private static String literally(String value) {
        return value.replace("${", "\\${");
    }
}
