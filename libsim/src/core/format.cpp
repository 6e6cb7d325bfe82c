// SPDX-License-Identifier: Apache-2.0
#include "core/format.hpp"

#if FMT_VERSION < 110000
FMT_BEGIN_NAMESPACE
namespace detail {
template void vformat_to(buffer<char>&, basic_string_view<char>, format_args, locale_ref);
}
FMT_END_NAMESPACE
#endif
