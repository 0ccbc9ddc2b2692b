// Every language of the core's texts: each is a file beside this one, and stands in both lists.
#pragma once

#include <array>

#include "core/api/texts.hpp"

namespace amends {

extern const Texts texts_ar, texts_de, texts_en, texts_es, texts_fr, texts_he, texts_hi, texts_it,
    texts_ja, texts_nl, texts_pl, texts_pt, texts_tr, texts_uk, texts_zh;

/// English first: it stands in for what is missing.
inline constexpr std::array all_texts = {&texts_en, &texts_ar, &texts_de, &texts_es, &texts_fr,
                                         &texts_he, &texts_hi, &texts_it, &texts_ja, &texts_nl,
                                         &texts_pl, &texts_pt, &texts_tr, &texts_uk, &texts_zh};

}  // namespace amends
