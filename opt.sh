F="--enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue"
wasm-opt "$@" --strip-debug --strip-producers --strip-target-features $F
