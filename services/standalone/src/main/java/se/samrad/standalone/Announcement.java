package se.samrad.standalone;

import java.time.Duration;
import java.util.Locale;
import se.samrad.standalone.mongo.Engine;

/** What is printed when everything is up: the plain facts. */
final class Announcement {
    private static final Locale SWEDISH = Locale.of("sv", "SE");

    private Announcement() {}

    static String of(Settings settings, Addresses addresses, Secrets secrets, Engine engine, Duration start) {
        var text = new StringBuilder("\n");
        line(text, String.format(SWEDISH, "Samråd är igång efter %.1f sekunder.", start.toMillis() / 1000.0));
        line(text, "");
        fact(text, "Webbplats", addresses.baseUrl());
        fact(text, "Inloggning", addresses.identityUrl());
        if (settings.demo()) {
            fact(text, "Brevlåda", addresses.baseUrl() + "/brevlada");
        }
        var label = "Konton";
        for (var account : secrets.demoAccounts().entrySet()) {
            fact(text, label, pair(account.getKey(), account.getValue()));
            label = "";
        }
        if (!settings.demo()) {
            fact(
                    text,
                    label,
                    secrets.adminPassword().isPresent()
                            ? "admin, med lösenordet i SAMRAD_ADMIN_PASSWORD"
                            : "inga (sätt SAMRAD_ADMIN_PASSWORD för att få kontot admin)");
        }
        secrets.integrationSecret()
                .ifPresent(secret -> fact(
                        text,
                        "Maskinklient",
                        settings.demo()
                                ? pair("samrad-integration", secret)
                                : "samrad-integration, med hemligheten i SAMRAD_INTEGRATION_SECRET"));
        fact(text, "Data", settings.data().toString());
        fact(text, "Logg", settings.data().resolve(Runner.LOG).toString());
        fact(text, "MongoDB", engine.described());
        line(text, "");
        line(text, "Avsluta med Ctrl+C. Allt finns kvar till nästa start.");
        return text.toString();
    }

    private static String pair(String name, String secret) {
        return String.format(Locale.ROOT, "%-18s  %s", name, secret);
    }

    private static void fact(StringBuilder text, String label, String value) {
        line(text, String.format(Locale.ROOT, "  %-13s %s", label, value));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
