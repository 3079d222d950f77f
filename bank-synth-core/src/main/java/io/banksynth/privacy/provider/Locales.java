package io.banksynth.privacy.provider;

import java.util.List;

/** The locales that providers know. */
public final class Locales {
    /** Used where none is said. */
    public static final String DEFAULT = "en_US";

    /** As a policy spells them. */
    public static final List<String> NAMES = List.of(
            "en_US", "bg_BG", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "el_GR", "en_AU", "en_CA", "en_GB", "en_IE",
            "en_IN", "en_NZ", "en_ZA", "es_AR", "es_ES", "es_MX", "fi_FI", "fr_CA", "fr_CH", "fr_FR", "hr_HR", "hu_HU",
            "id_ID", "it_IT", "ja_JP", "ko_KR", "nl_BE", "nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ru_RU", "sk_SK",
            "sv_SE", "tr_TR", "uk_UA", "vi_VN", "zh_CN");

    private Locales() {}

    /** The country of a locale, in two capitals. */
    static String country(String locale) {
        return locale.substring(3);
    }
}
