package se.samrad.identity.entrance;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Remembers the language somebody chose. */
@Configuration(proxyBeanMethods = false)
class EntranceConfiguration implements WebMvcConfigurer {
    private final PageLanguage language;

    EntranceConfiguration(PageLanguage language) {
        this.language = language;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(language);
    }
}
