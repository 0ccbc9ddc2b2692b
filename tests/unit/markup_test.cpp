#include <catch2/catch.hpp>

#include "core/api/markup.hpp"

using namespace amends;

TEST_CASE("text goes into markup as text, markup as markup") {
  Markup html;
  html.raw("<p title=\"").text("<a href='x'>&\"").raw("\">").number(7).text("").text("zwölf > 3");
  CHECK(html.take() == "<p title=\"&lt;a href=&#39;x&#39;&gt;&amp;&quot;\">7zwölf &gt; 3");
}
