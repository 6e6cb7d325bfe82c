// SPDX-License-Identifier: Apache-2.0
#pragma once
/// {fmt}, whose bulk is compiled once, in format.cpp. As a header-only library it would be compiled
/// again by every file that prints a number, which took a sixth of the time of a build.
#include <fmt/format.h>

// Later releases have no template here: then each file compiles its own, as everywhere else.
#if FMT_VERSION < 110000
FMT_BEGIN_NAMESPACE
namespace detail {
extern template void vformat_to(buffer<char>&, basic_string_view<char>, format_args, locale_ref);
}
FMT_END_NAMESPACE
#endif
