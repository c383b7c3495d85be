package se.samrad.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may come in. Without the demo nobody but those whom the environment names. */
record Secrets(
        String positionKey,
        String serviceToken,
        String draftsKey,
        String receiptKey,
        Map<String, String> demoAccounts,
        Optional<String> adminPassword,
        Optional<String> integrationSecret) {

    private static final List<String> DEMO_ACCOUNTS =
            List.of("handlaggare", "registrator", "kommunikator", "sakerhet", "admin");

    static Secrets of(Settings settings, Keys keys) {
        var accounts = new LinkedHashMap<String, String>();
        if (settings.demo()) {
            for (var account : DEMO_ACCOUNTS) {
                accounts.put(
                        account, settings.demoPassword().orElseGet(() -> keys.password("demo-password-" + account)));
            }
            settings.adminPassword().ifPresent(password -> accounts.put("admin", password));
        }
        var integration = settings.integrationSecret();
        if (settings.demo() && integration.isEmpty()) {
            integration = Optional.of(keys.key("integration-secret"));
        }
        return new Secrets(
                keys.key("position"),
                keys.key("service-token"),
                keys.key("drafts"),
                keys.key("receipt"),
                accounts,
                settings.adminPassword(),
                integration);
    }
}
