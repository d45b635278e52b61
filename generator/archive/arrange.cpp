#include "archive/arrange.h"
